using LearningThePrior.Debate;

namespace LearningThePrior.Judges;

/// <summary>With nobody to listen to, the judge reads the first k things worth reading and believes what they say.</summary>
internal static class LoneCheck
{
    public static async ValueTask<Belief> BelieveAsync(
        IHuman human, JudgeCase @case, int checks, SpotCheck spotCheck, CancellationToken cancellationToken)
    {
        var believed = new List<Claim>();
        foreach (var (topic, address) in human.WorthReading(@case.Question, @case.Seed).Take(checks))
        {
            if (await spotCheck.ReadAsync(topic, address, cancellationToken) is { Settled: { } settled })
            {
                believed.Add(settled);
            }
        }

        return new(believed, $"Alone, the judge read {@case.Reader.Shown.Count} nodes, which settled {believed.Count} claims.");
    }
}
