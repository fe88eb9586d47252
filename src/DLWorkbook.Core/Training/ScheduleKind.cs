namespace DLWorkbook.Core.Training;

/// <summary>How the learning rate moves during training.</summary>
public enum ScheduleKind
{
    /// <summary>It stays.</summary>
    Constant,

    /// <summary>Every <see cref="TrainingOptions.StepEpochs"/> epochs it is multiplied by <see cref="TrainingOptions.StepFactor"/>.</summary>
    Step,

    /// <summary>Up to the given rate and down again, once, over all steps. Smith and Topin, 2019.</summary>
    OneCycle,
}
