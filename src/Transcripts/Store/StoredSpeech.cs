using LearningThePrior.Debate;
using LearningThePrior.Tree;

namespace LearningThePrior.Transcripts;

/// <summary>A stored speech as a judge hears it.</summary>
internal static class StoredSpeech
{
    /// <summary>Makes the turn.</summary>
    /// <param name="turn">The speech.</param>
    /// <param name="debate">The debate that it is of.</param>
    /// <exception cref="InvalidDataException">An address or an amount cannot be read.</exception>
    public static Turn ToTurn(StoredTurn turn, StoredDebate debate)
    {
        try
        {
            return new(
                turn.Round,
                turn.Role switch { "debater_a" => "A", "debater_b" => "B", var other => other },
                Enum.Parse<SpeakingTask>(turn.Task, ignoreCase: true),
                turn.Text,
                [.. turn.Citations.Select(ToCitation)],
                [.. turn.Claims.Select(c => new Claim(c.Topic, NodeAddress.Parse(c.About), Amounts.Parse(c.Value)))],
                turn.Contested,
                [.. turn.Read.Select(NodeAddress.Parse)])
            {
                AtOnce = debate.IsAtOnce(turn),
                Silence = SilenceWords.Find(turn.Silence),
                Problem = turn.Problem,
                Candidates = turn.Candidates is { } candidates ? [.. candidates.Select(c => new Candidate(c.Text, c.Score ?? 0))] : null,
                CallId = turn.CallId,
            };
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            throw new InvalidDataException($"debate {debate.DebateId}, turn {turn.Turn}: {error.Message}", error);
        }
    }

    private static CheckedCitation ToCitation(StoredCitation citation) => new(
        new(NodeAddress.Parse(citation.Address), citation.Quote),
        citation.Status,
        citation is { Start: >= 0 and var start, Length: >= 0 and var length } ? new TextSpan(start, length) : null);
}
