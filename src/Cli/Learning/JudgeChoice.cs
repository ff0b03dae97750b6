using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Judges;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Learning;

/// <summary>
/// The judges that <c>--judge</c> names: <c>bounded</c>, who reads the one node that decides a recursive debate, <c>oracle</c>, and
/// <c>noisy:temperature=2,bias=.5,inconsistency=1</c> over the bounded one.
/// </summary>
internal static class JudgeChoice
{
    public const string Help =
        "bounded reads one node; oracle knows all of Z; noisy[:temperature=1,bias=0,inconsistency=0] is a bounded judge who errs (bias: nats toward the first answer)";

    /// <param name="text">As it was typed.</param>
    /// <param name="others">What else there is where it was typed, to tell whoever names a judge that there is not.</param>
    public static Func<IHuman, IClaimOracle, IJudge> Parse(string text, string others = "")
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var kind = colon < 0 ? text : text[..colon];
        var settings = Settings(text, colon < 0 ? "" : text[(colon + 1)..]);
        Func<IHuman, IClaimOracle, IJudge> judge = kind switch
        {
            "bounded" => (human, _) => new BoundedJudge(human),
            "oracle" => (human, claims) => new OracleHuman(human, claims.Whole),
            "noisy" => Noisy(text, settings),
            _ => throw new UserException($"there is no judge '{kind}'; {others}{Help}."),
        };
        return settings.Count == 0 ? judge : throw new UserException($"judge '{text}': there is no setting '{settings.Keys.First()}'; {Help}.");
    }

    private static Func<IHuman, IClaimOracle, IJudge> Noisy(string text, Dictionary<string, double> settings)
    {
        var (temperature, bias, inconsistency) =
            (Take(settings, "temperature", 1), Take(settings, "bias", 0), Take(settings, "inconsistency", 0));
        return temperature > 0 && inconsistency >= 0
            ? (human, _) => new NoisyHuman(new BoundedJudge(human), temperature, bias, inconsistency)
            : throw new UserException($"judge '{text}': temperature must be above 0, and inconsistency not below it.");
    }

    private static double Take(Dictionary<string, double> settings, string name, double otherwise) =>
        settings.Remove(name, out var value) ? value : otherwise;

    private static Dictionary<string, double> Settings(string judge, string text)
    {
        var settings = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split('=');
            if (parts.Length != 2
                || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                || !double.IsFinite(value)
                || !settings.TryAdd(parts[0], value))
            {
                throw new UserException($"judge '{judge}': '{pair}' is no name=number; {Help}.");
            }
        }

        return settings;
    }
}
