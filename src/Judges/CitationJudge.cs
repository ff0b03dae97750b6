using System.Globalization;
using LearningThePrior.Debate;

namespace LearningThePrior.Judges;

/// <summary>
/// A human who believes what they read and nothing else: first what they would look up unaided, then, for each side
/// alike, the first k claims that it cites a node for, word for word. On all else Z is taken to be silent.
/// </summary>
/// <remarks>
/// A claim whose citation does not hold is passed over and takes up no check, and a side's checks are its own, so that
/// neither side can use up the other's. The judge needs a reader of as many nodes as its look-ups and, for each side, its
/// checks; a shorter one is spent on whoever spoke first.
/// </remarks>
public sealed class CitationJudge : IJudge
{
    private readonly IHuman _human;
    private readonly int _checks;
    private readonly int _lookUps;

    /// <summary>Makes a judge.</summary>
    /// <param name="human">What the human can do unaided.</param>
    /// <param name="checks">k: how many citations of each side the human checks.</param>
    /// <param name="lookUps">How many nodes the human looks up by themselves, whoever debates.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public CitationJudge(IHuman human, int checks, int lookUps = 1)
    {
        ArgumentNullException.ThrowIfNull(human);
        ArgumentOutOfRangeException.ThrowIfNegative(checks);
        ArgumentOutOfRangeException.ThrowIfNegative(lookUps);
        (_human, _checks, _lookUps) = (human, checks, lookUps);
    }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"citation(checks={_checks}, look-ups={_lookUps})");

    /// <inheritdoc/>
    public async ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var worthReading = _human.WorthReading(@case.Question, @case.Seed).Take(_lookUps).ToArray();
        var cited = @case.Turns.GroupBy(t => t.Speaker).SelectMany(Cited).Take(SpeechLimits.Claims).ToArray();
        var nodes = worthReading.Concat(cited).Select(c => c.Address).Distinct().Count();
        var spotCheck = new SpotCheck(_human, @case.Question, @case.Reader, nodes);
        var believed = new List<Claim>();
        foreach (var (topic, address) in worthReading.Concat(cited))
        {
            if (await spotCheck.ReadAsync(topic, address, cancellationToken) is { Settled: { } settled } && !believed.Contains(settled))
            {
                believed.Add(settled);
            }
        }

        var source = new VerdictSource(
            "checked", $"The judge looked up {worthReading.Length} things and checked {cited.Length} that were cited; {believed.Count} claims are believed.");
        return new DecidedVerdict(_human.Conclude(@case.Question, believed), source);

        IEnumerable<(string Topic, Tree.NodeAddress Address)> Cited(IEnumerable<Turn> side) => side
            .SelectMany(t => t.Claims.Where(c => t.Citations.Any(said => said.Holds && said.Citation.Address == c.About)))
            .Where(c => _human.IsElementary(@case.Question, c))
            .Select(c => (c.Topic, c.About))
            .Distinct()
            .Take(_checks);
    }
}
