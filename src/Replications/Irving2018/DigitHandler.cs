using System.Globalization;
using System.Text.Json;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>Plays all debates about one picture of a study; they are stored together, with what counts of them beside.</summary>
/// <param name="digits">The pictures.</param>
/// <param name="plan">What to play.</param>
/// <param name="players">Who plays; trained from the two above.</param>
/// <param name="runId">The run's name.</param>
internal sealed class DigitHandler(DigitSet digits, DigitPlan plan, DigitPlayers players, string runId) : IItemHandler
{
    /// <summary>What the items of a study are.</summary>
    public const string Kind = "digits";

    private readonly PicturePlay _play = new(plan, players.Judge, players.Learned);
    private readonly DigitLines _lines = new(runId, plan.Pixels, players.Judge);

    /// <summary>The pictures of a study, as items.</summary>
    /// <param name="images">How many.</param>
    public static IReadOnlyCollection<RunItem> Items(int images) => [.. Enumerable.Range(0, images).Select(i => new RunItem(
        NameOf(i), Kind, JsonSerializer.SerializeToElement(i, PictureJson.Default.Int32)))];

    /// <summary>A picture's name within a run.</summary>
    public static string NameOf(int picture) => string.Create(CultureInfo.InvariantCulture, $"p{picture:D6}");

    /// <summary>Where what counts of a picture is kept in the run's folder.</summary>
    public static string ResultFile(int picture) => $"pictures/{NameOf(picture)}.json";

    /// <inheritdoc/>
    public async Task RunAsync(RunItem item, IItemStore store, CancellationToken cancellationToken)
    {
        var index = item.Description.GetInt32();
        var (digit, seed) = (digits.Test[index], plan.Seed.For("picture", index));
        var played = _play.Play(digit, seed);
        store.Append(await _lines.OfAsync(item.Key, digit, played.Games, seed, cancellationToken));
        store.Write(ResultFile(index), [.. JsonSerializer.SerializeToUtf8Bytes(played.Result(digit.Label), PictureJson.Default.PictureResult), (byte)'\n']);
    }
}
