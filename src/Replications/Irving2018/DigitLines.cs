using LearningThePrior.Debate.Protocols;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>Games over one picture as debates that the store keeps: each is played once more through the ordinary contracts, by the moves that were found.</summary>
/// <param name="runId">The run's name.</param>
/// <param name="pixels">How many pixels are revealed in all.</param>
/// <param name="judge">Who decides.</param>
internal sealed class DigitLines(string runId, int pixels, SparseJudge judge)
{
    private readonly SequentialDebate _protocol = new(pixels / 2);

    /// <summary>The lines of all debates about a picture.</summary>
    /// <param name="picture">Names it within the run.</param>
    /// <param name="digit">The picture.</param>
    /// <param name="played">The games.</param>
    /// <param name="seed">The picture's seed.</param>
    /// <param name="cancellationToken">Stops between two debates.</param>
    public async Task<IReadOnlyList<StoredLine>> OfAsync(
        string picture, LabelledDigit digit, IEnumerable<PlayedGames> played, Seed seed, CancellationToken cancellationToken)
    {
        List<StoredLine> lines = [];
        foreach (var games in played)
        {
            foreach (var (game, revealed) in Games.Each(digit.Label).Zip(games.Revealed))
            {
                lines.AddRange(await OfAsync(picture, digit, games, game, revealed, seed, cancellationToken));
            }
        }

        return lines;
    }

    private async Task<IEnumerable<StoredLine>> OfAsync(
        string picture, LabelledDigit digit, PlayedGames games, int game, IReadOnlyList<int> revealed, Seed seed, CancellationToken cancellationToken)
    {
        int? lie = game == SparseJudge.Labels ? null : game;
        var seat = PlayedGames.Seat(games.HonestFirst);
        var id = FormattableString.Invariant($"{picture}/{games.Honest}-{games.Dishonest}/{seat}/{(lie is null ? PictureGame.Free : $"lie-{lie}")}");
        var honest = new RecordedStrategy(games.Honest, revealed);
        var dishonest = new RecordedStrategy(games.Dishonest, revealed);
        var setup = DigitDebate.Of(id, judge, digit, honest, dishonest, lie, pixels, games.HonestFirst, seed.For(id));
        var transcript = await _protocol.PlayAsync(setup, cancellationToken);
        var key = new StoredKey(StoredKey.CurrentSchema, runId, id, digit.Label, null);
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["dishonest"] = games.Dishonest,
            ["honest"] = games.Honest,
            ["honest_seat"] = seat,
            ["rules"] = lie is null ? PictureGame.Free : PictureGame.Precommitment,
        };
        var debate = TranscriptAdapter.ToDebate(transcript, runId, picture, labels) with { QuestionId = picture };
        var nodes = await CitedNodes.OfAsync(transcript, setup.Tree, runId, picture, cancellationToken);
        return [.. nodes.Select(StoredLine.Of), StoredLine.Of(key), StoredLine.Of(TranscriptAdapter.ToJudgement(transcript, runId, key)), StoredLine.Of(debate)];
    }
}
