namespace DLWorkbook.Checking

open MathNet.Numerics.Distributions
open MathNet.Numerics.Statistics

/// What several seeds tell about the mean of a score.
type ScoreInterval = {
    /// The mean of the scores.
    Mean: float
    /// The lower end of the 95 % interval for the mean (Student, 1908).
    Low: float
    /// Its upper end.
    High: float
    /// How many seeds there were.
    Seeds: int
}

/// <summary>Judges a score that depends on chance, a trained model's accuracy for one, on several seeds.</summary>
/// <remarks>
/// The 95 % interval for the mean decides: when all of it lies at or above the threshold the score is enough, when all of
/// it lies below it is not. In between more seeds are drawn; after the last the mean decides.
/// </remarks>
[<RequireQualifiedAccess>]
module Score =

    /// The seeds that are drawn in any case.
    let least = 8

    /// The most seeds that are drawn.
    let most = 24

    /// The interval for the mean of two or more scores.
    let interval (scores: float list) : ScoreInterval =
        let mean = Seq.average scores
        let count = scores.Length

        let half =
            StudentT.InvCDF(0.0, 1.0, float (count - 1), 0.975)
            * Statistics.StandardDeviation scores
            / sqrt (float count)

        {
            Mean = mean
            Low = mean - half
            High = mean + half
            Seeds = count
        }

    /// Whether scores are enough; none while it takes more seeds to tell.
    let isEnough (threshold: float) (scores: float list) : bool option =
        if scores.Length < least then
            None
        else
            let interval = interval scores

            if interval.Low >= threshold then Some true
            elif interval.High < threshold then Some false
            elif scores.Length < most then None
            else Some(interval.Mean >= threshold)

    /// "accuracy 0.87 on average, 95 % interval 0.85 to 0.89 over 8 seeds, at least 0.86 wanted".
    let describe (what: string) (threshold: float) (scores: float list) : string =
        let interval = interval scores
        let show = ValueText.figure 3

        $"{what} {show interval.Mean} on average, 95 %% interval {show interval.Low} to {show interval.High} over {interval.Seeds} seeds, at least {show threshold} wanted"
