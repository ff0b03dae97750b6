using System.Globalization;
using System.Text;

namespace LearningThePrior.Transcripts.Exporting.Training;

/// <summary>A debate as one of its debaters heard it: user and assistant take turns, and nothing comes before it was heard.</summary>
internal static class ChatDialogue
{
    /// <summary>The messages; null where the debater made no speech.</summary>
    public static IReadOnlyList<ChatLineMessage>? Of(StoredDebate debate, StoredSide side)
    {
        var seat = Seat(side);
        List<ChatLineMessage> messages = [new("system", System(debate, side))];
        var heard = new StringBuilder("Question: ").Append(debate.QuestionText);
        foreach (var turn in AsHeard(debate.Turns, seat))
        {
            if (turn.Role != seat)
            {
                heard.Append(heard.Length > 0 ? "\n\n" : "").Append(Speaker(turn.Role)).Append(": ").Append(turn.Shown);
            }
            else if (!turn.IsSilent)
            {
                messages.Add(new("user", heard.Length > 0 ? heard.ToString() : "Go on."));
                messages.Add(new("assistant", turn.Text));
                heard.Clear();
            }
        }

        return messages.Count > 1 ? messages : null;
    }

    /// <summary>The seat of a side, as turns name it.</summary>
    public static string Seat(StoredSide side) => "debater_" + side.Label.ToLowerInvariant();

    /// <summary>Of speeches that were made at once, a debater heard none before its own.</summary>
    private static IEnumerable<StoredTurn> AsHeard(IReadOnlyList<StoredTurn> turns, string seat)
    {
        for (var i = 0; i < turns.Count;)
        {
            var end = i + 1;
            while (turns[i].AtOnce == true && end < turns.Count && turns[end].AtOnce == true && turns[end].Round == turns[i].Round)
            {
                end++;
            }

            foreach (var turn in turns.Skip(i).Take(end - i).OrderBy(t => t.Role == seat ? 0 : 1))
            {
                yield return turn;
            }

            i = end;
        }
    }

    private static string System(StoredDebate debate, StoredSide side)
    {
        var answers = string.Join('\n', debate.Answers.Select((answer, i) => FormattableString.Invariant($"{i + 1}. {answer}")));
        var defended = side.Answer is { } own
            ? debate.Answers[own]
            : string.Join(", ", side.Credences!.Select((share, i) => string.Create(CultureInfo.InvariantCulture, $"{debate.Answers[i]}: {share:0.###}")));
        return $"You are {Speaker(Seat(side))} before a judge. The answers are:\n{answers}\n\nYou defend: {defended}";
    }

    private static string Speaker(string role) => role switch { "debater_a" => "Debater A", "debater_b" => "Debater B", _ => "Judge" };
}
