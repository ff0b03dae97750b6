using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Judges;
using LearningThePrior.Optimization.Judging;
using LearningThePrior.Worlds;

namespace LearningThePrior.Cli.Learning;

/// <summary>
/// The judges that <c>--judge</c> names: <c>bounded</c>, who reads the one node that decides a recursive debate, <c>oracle</c>,
/// <c>noisy:temperature=2,bias=.5,inconsistency=1</c> over the bounded one, <c>console</c>, <c>trained:FILE</c>, and wrappers of any of
/// them: <c>order-robust:noisy:bias=1</c>, <c>panel:bounded+noisy</c>.
/// </summary>
internal static class JudgeChoice
{
    public const string Help =
        "bounded[:checks=1] reads so many nodes; oracle knows all of Z; noisy[:temperature=1,bias=0,inconsistency=0] is a bounded judge who errs (bias: nats toward the first answer); "
        + "console is you; trained:FILE is from 'ltp measure trained-judge --save FILE'; order-robust:JUDGE judges both orders; panel:JUDGE+JUDGE+... takes the mean, panel-median: the median, panel-majority: the vote";

    /// <summary>Whether the human who started the command is asked.</summary>
    public static bool AsksYou(string text) => text.Split(':', '+').Contains("console");

    /// <summary>The judges that wrappers ask in the end.</summary>
    public static IEnumerable<string> Within(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return (colon < 0 ? "" : text[..colon]) switch
        {
            "order-robust" => Within(text[(colon + 1)..]),
            "panel" or "panel-median" or "panel-majority" => text[(colon + 1)..].Split('+').SelectMany(Within),
            _ => [text],
        };
    }

    /// <param name="text">As it was typed.</param>
    /// <param name="others">What else there is where it was typed, to tell whoever names a judge that there is not.</param>
    /// <param name="find">Finds those others, null for a name that is none of theirs; may be null.</param>
    public static Func<IHuman, IClaimOracle, IJudge> Parse(string text, string others = "", Func<string, IJudge?>? find = null)
    {
        if (find?.Invoke(text) is { } other)
        {
            return (_, _) => other;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (kind, rest) = colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
        return kind switch
        {
            "bounded" => Bounded(text, Settings(text, rest)),
            "oracle" when rest.Length == 0 => (human, claims) => new OracleJudge(human, claims.Whole),
            "noisy" => Noisy(text, Settings(text, rest)),
            "console" when rest.Length == 0 => Console(),
            "trained" => Trained(rest),
            "order-robust" => OrderRobust(Parse(rest, others, find)),
            "panel" => Panel(PanelRule.Mean, rest, others, find),
            "panel-median" => Panel(PanelRule.Median, rest, others, find),
            "panel-majority" => Panel(PanelRule.Majority, rest, others, find),
            "calibrated" or "calibrated-platt" or "calibrated-isotonic" => throw new UserException(
                $"judge '{text}': only 'ltp compare' plays the held-out debates that {kind} is fitted on, and there it stands before all else, as in {kind}:{(rest.Length > 0 ? rest : "bounded")}."),
            "oracle" or "console" => throw new UserException($"judge '{text}': {kind} has no setting '{rest.Split('=')[0]}'; {Help}."),
            "" => throw new UserException($"a judge is missing; {Help}."),
            _ => throw new UserException($"there is no judge '{kind}'; {others}{Help}."),
        };
    }

    private static Func<IHuman, IClaimOracle, IJudge> Bounded(string text, Dictionary<string, double> settings)
    {
        var checks = Take(settings, "checks", 1);
        if (settings.Count > 0 || checks is < 0 or > 4_096 || checks != Math.Floor(checks))
        {
            throw new UserException($"judge '{text}': bounded takes checks, a whole number from 0 to 4096; {Help}.");
        }

        return (human, _) => new BoundedJudge(human, (int)checks);
    }

    private static Func<IHuman, IClaimOracle, IJudge> Noisy(string text, Dictionary<string, double> settings)
    {
        var (temperature, bias, inconsistency) =
            (Take(settings, "temperature", 1), Take(settings, "bias", 0), Take(settings, "inconsistency", 0));
        if (settings.Count > 0)
        {
            throw new UserException($"judge '{text}': there is no setting '{settings.Keys.First()}'; {Help}.");
        }

        return temperature > 0 && inconsistency >= 0
            ? (human, _) => new NoisyJudge(new BoundedJudge(human), temperature, bias, inconsistency)
            : throw new UserException($"judge '{text}': temperature must be above 0, and inconsistency not below it.");
    }

    private static Func<IHuman, IClaimOracle, IJudge> Console()
    {
        if (System.Console.IsInputRedirected)
        {
            throw new UserException("judge 'console' asks whoever sits at the terminal, and the input is none; start it from a terminal.");
        }

        var you = new ConsoleJudge(System.Console.In, System.Console.Error);
        return (_, _) => you;
    }

    private static Func<IHuman, IClaimOracle, IJudge> Trained(string file)
    {
        if (!File.Exists(file))
        {
            throw new UserException($"judge 'trained:{file}': there is no such file; 'ltp measure trained-judge --save FILE' makes one.");
        }

        var judge = TrainedJudge.Load(file);
        return (_, _) => judge;
    }

    private static Func<IHuman, IClaimOracle, IJudge> OrderRobust(Func<IHuman, IClaimOracle, IJudge> inner) =>
        (human, claims) => new OrderRobustJudge(inner(human, claims));

    private static Func<IHuman, IClaimOracle, IJudge> Panel(PanelRule rule, string members, string others, Func<string, IJudge?>? find)
    {
        Func<IHuman, IClaimOracle, IJudge>[] makers = [.. members.Split('+').Select(member => Parse(member, others, find))];
        return (human, claims) => new PanelJudge([.. makers.Select(m => m(human, claims))], rule);
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
