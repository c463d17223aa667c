package org.latentrom.knime.cvaelearner;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentrom.engine.cvae.MonitorOptions;
import org.latentrom.engine.cvae.TrainingOptions;

/** What else can be chosen of a training; the defaults are those of the engine. */
@LoadDefaultsForAbsentFields
final class OptimiserParameters implements NodeParameters {
    @Widget(title = "Weight decay", description = "Shrinks the weights a little at every step (AdamW), against "
        + "overfitting with few rows: 0.001 to 0.1; 0 switches it off.", advanced = true)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double m_weightDecay = TrainingOptions.DEFAULT.weightDecay();

    @Widget(title = "Averaging of the weights", description = "Decay of a moving average of the weights over the "
        + "steps; it is the averaged weights that are validated and kept. 0.999 for some thousand steps; 0 switches it "
        + "off.", advanced = true)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double m_averaging = TrainingOptions.DEFAULT.averaging();

    @Widget(title = "Epochs between validations", description = "1 validates after every epoch; more saves time with "
        + "many validation rows. Only an epoch that was validated can be the best.", advanced = true)
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_validateEvery = MonitorOptions.DEFAULT.validateEvery();

    @Widget(title = "Validation rows used", description = "So many of the validation rows, evenly spread, are used "
        + "for the choice of the best epoch; 0 uses all. A thousand will do where there are ten thousand.",
        advanced = true)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_validationRows = MonitorOptions.DEFAULT.validationFields();

    @Widget(title = "Patience", description = "Epochs without a better validation figure after which the training "
        + "ends; 0 never ends it early. With the schedule \"One cycle\" the last epochs are the best: leave it 0 "
        + "there.", advanced = true)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_patience = MonitorOptions.DEFAULT.patience();

    @Widget(title = "Restarts", description = "How often a training that diverges, or whose latent variables all stay "
        + "unused, may begin anew with other initial weights.", advanced = true)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_restarts = MonitorOptions.DEFAULT.restarts();

    /** @return these options; the engine checks their ranges */
    TrainingOptions of(final TrainingOptions training) {
        return training.withWeightDecay(m_weightDecay).withAveraging(m_averaging)
            .withMonitor(training.monitor().withValidateEvery(m_validateEvery).withValidationFields(m_validationRows)
                .withPatience(m_patience).withRestarts(m_restarts));
    }
}
