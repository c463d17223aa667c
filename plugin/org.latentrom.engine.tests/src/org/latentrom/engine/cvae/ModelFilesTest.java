package org.latentrom.engine.cvae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentrom.engine.cvae.network.NetworkOptions;
import org.latentrom.engine.cvae.network.NetworkPreset;

/** Models that older code wrote: they are read, and say what they said. */
class ModelFilesTest {
    @ParameterizedTest
    @ValueSource(strings = {"v1-gaussian-per-channel", "v1-continuous-bernoulli", "v2-gaussian-per-channel",
        "v2-continuous-bernoulli", "v2-conditional-skip-vae", "v2-mlp"})
    void modelsOfReleasedVersionsStayReadable(final String name) throws IOException {
        CvaeModel model = model(name);
        ModelFixtures.Expected expected;
        try (Reader in = new InputStreamReader(open(name + ".json"), StandardCharsets.UTF_8)) {
            expected = new Gson().fromJson(in, ModelFixtures.Expected.class);
        }
        ModelFixtures.Expected found = ModelFixtures.expected(model);
        assertArrayEquals(expected.observationSigma, found.observationSigma);
        assertEquals(expected.mean.length, found.mean.length);
        for (int i = 0; i < expected.mean.length; i++) {
            assertArrayEquals(expected.mean[i], found.mean[i], 2e-5);
            assertArrayEquals(expected.sigma[i], found.sigma[i], 2e-5);
        }
        assertEquals(expected.decoded.length, found.decoded.length);
        for (int i = 0; i < expected.decoded.length; i++) {
            assertArrayEquals(expected.decoded[i], found.decoded[i], 2e-5f);
        }
        assertEquals(40, model.options().training().epochs());
        assertEquals(9, model.training().trainingFields());
    }

    @Test
    void versionOneHadOneNetworkAndNoLimit() throws IOException {
        CvaeModel model = model("v1-continuous-bernoulli");
        assertEquals(Double.POSITIVE_INFINITY, model.options().objective().logitLimit());
        assertEquals(NetworkOptions.DEFAULT.withSizes(4, 2, 6), model.options().network());
        assertEquals(List.of(), model.conditionNames());
    }

    @Test
    void versionTwoHoldsNetworkAndConditions() throws IOException {
        CvaeModel model = model("v2-conditional-skip-vae");
        assertEquals(NetworkPreset.SKIP_VAE.options().withSizes(4, 2, 6), model.options().network());
        assertEquals(List.of("Re", "T"), model.conditionNames());
        assertEquals(Math.log(9999), model.options().objective().logitLimit());
    }

    private static CvaeModel model(final String name) throws IOException {
        try (InputStream in = open(name + ".cvae")) {
            return CvaeModel.read(in);
        }
    }

    private static InputStream open(final String name) {
        return ModelFilesTest.class.getResourceAsStream("/cvae/" + name);
    }
}
