package org.latentrom.engine.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class JoinedChannelsTest {
    @Test
    void planeVectorsArePaddedWithAZero() {
        List<JoinedChannels> fields = JoinedChannels.of(List.of("p", "u_x", "u_y"));
        assertEquals(List.of("p", "u"), fields.stream().map(JoinedChannels::name).toList());
        assertArrayEquals(new int[]{0}, fields.get(0).channels());
        assertArrayEquals(new int[]{1, 2, -1}, fields.get(1).channels());
        assertEquals(3, fields.get(1).components());
    }

    @Test
    void channelsOfAVectorMayStandAnywhere() {
        List<JoinedChannels> fields = JoinedChannels.of(List.of("u_z", "p", "u_y", "u_x"));
        assertEquals(List.of("u", "p"), fields.stream().map(JoinedChannels::name).toList());
        assertArrayEquals(new int[]{3, 2, 0}, fields.get(0).channels());
    }

    @Test
    void tensorsHaveNineComponents() {
        JoinedChannels s = JoinedChannels.of(List.of("s_xx", "s_xy", "s_yx", "s_yy")).get(0);
        assertEquals("s", s.name());
        assertArrayEquals(new int[]{0, 1, -1, 2, 3, -1, -1, -1, -1}, s.channels());
    }

    @Test
    void otherPlanesHaveOtherComponents() {
        List<JoinedChannels> fields = JoinedChannels.of(List.of("u_x", "u_z", "s_yy", "s_yz", "s_zy", "s_zz"));
        assertEquals(List.of("u", "s"), fields.stream().map(JoinedChannels::name).toList());
        assertArrayEquals(new int[]{0, -1, 1}, fields.get(0).channels());
        assertArrayEquals(new int[]{-1, -1, -1, -1, 2, 3, -1, 4, 5}, fields.get(1).channels());
    }

    @Test
    void whatIsNotCompleteStaysApart() {
        List<String> channels = List.of("u_x", "w_y", "s_xx", "s_yy", "_x", "_y", "x", "y", "a_xyz");
        assertEquals(channels, JoinedChannels.of(channels).stream().map(JoinedChannels::name).toList());
    }

    @Test
    void aNameThatIsTakenIsNotGivenAgain() {
        List<String> taken = List.of("u_x", "u_y", "u");
        assertEquals(taken, JoinedChannels.of(taken).stream().map(JoinedChannels::name).toList());
        List<String> both = List.of("s_x", "s_y", "s_xx", "s_xy", "s_yx", "s_yy");
        assertEquals(both, JoinedChannels.of(both).stream().map(JoinedChannels::name).toList());
    }

    @Test
    void channelsCanBeKeptApart() {
        List<JoinedChannels> fields = JoinedChannels.single(List.of("u_x", "u_y"));
        assertEquals(List.of("u_x", "u_y"), fields.stream().map(JoinedChannels::name).toList());
        assertArrayEquals(new int[]{1}, fields.get(1).channels());
    }
}
