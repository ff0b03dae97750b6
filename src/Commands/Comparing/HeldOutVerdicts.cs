using LearningThePrior.Experiments.Registry;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Cli.Comparing;

/// <summary>What judges made of debates that are not compared, by protocol and judge, next to what was right.</summary>
internal sealed class HeldOutVerdicts
{
    private readonly Dictionary<(string Rules, string Judge), List<(Credences Credences, int Correct)>> _verdicts = [];

    private HeldOutVerdicts()
    {
    }

    /// <summary>Reads the verdicts of a run. Where the truth is a distribution, an answer is drawn from it, once for each question.</summary>
    public static async Task<HeldOutVerdicts> ReadAsync(StoredRun run, Seed seed, CancellationToken cancellationToken)
    {
        var keys = await run.ReadKeysAsync(cancellationToken).ToDictionaryAsync(k => k.DebateId, cancellationToken: cancellationToken);
        var debates = await run.ReadDebatesAsync(cancellationToken)
            .ToDictionaryAsync(d => d.DebateId, d => (Rules: d.Labels["rules"], d.QuestionId), cancellationToken: cancellationToken);
        var all = new HeldOutVerdicts();
        await foreach (var judgement in run.ReadJudgementsAsync(cancellationToken))
        {
            if (judgement.Credences is { } credences)
            {
                var ((rules, question), key) = (debates[judgement.DebateId], keys[judgement.DebateId]);
                var correct = key.Correct ?? seed.For(question).CreateRandom().NextIndex(key.Truth!);
                all.Of(rules, judgement.JudgeId).Add((Credences.Normalise(credences), correct));
            }
        }

        return all;
    }

    /// <summary>Fits a calibration of a judge before a protocol.</summary>
    /// <exception cref="UserException">It decided nothing.</exception>
    public ICalibration Fit(Named<JudgeFactory> calibrated, string rules, string judge) => Of(rules, judge) is { Count: > 0 } verdicts
        ? CalibrationMethod.Of(calibrated)!.Fit(verdicts)
        : throw new UserException($"judge '{calibrated}': {judge} decided none of the held-out debates of {rules}, so that there is nothing to calibrate it on.");

    /// <summary>How many there are of a judge before a protocol.</summary>
    public int Count(string rules, string judge) => Of(rules, judge).Count;

    private List<(Credences Credences, int Correct)> Of(string rules, string judge)
    {
        if (!_verdicts.TryGetValue((rules, judge), out var verdicts))
        {
            _verdicts.Add((rules, judge), verdicts = []);
        }

        return verdicts;
    }
}
