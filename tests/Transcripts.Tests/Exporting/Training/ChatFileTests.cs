using System.Text.Json;
using LearningThePrior.Transcripts.Exporting;
using LearningThePrior.Transcripts.Exporting.Training;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Exporting.Training;

public sealed class ChatFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_debater_has_a_chat_for_each_decided_verdict_with_the_credence_in_its_answer_as_reward()
    {
        // Jude gave "no", which Alma defends, 1/8 as played and 3/4 mirrored; Olga abstained, and a stage is no verdict. "yes" is right.
        var lines = await ExportAsync(Runs.Debate("d"), [
            Runs.Judgement("d", "Jude", false, [.5, .5]),
            Runs.Judgement("d", "Jude", true, [.125, .875]),
            Runs.Judgement("d", "Jude", true, [.75, .25], StoredJudgement.Mirrored),
            Runs.Judgement("d", "Olga", true, null),
        ]);

        Assert.Equal(
            ["debater_a Alma as_played 0.125 False", "debater_a Alma mirrored 0.75 False", "debater_b Bert as_played 0.875 True", "debater_b Bert mirrored 0.25 True"],
            lines.Select(l => FormattableString.Invariant($"{l.Seat} {l.Debater} {l.Order} {l.Reward} {l.Correct}")));
    }

    [Fact]
    public async Task Own_speeches_are_the_assistants_and_alone_to_be_learned()
    {
        var lines = await ExportAsync(Runs.Debate("d"), [Runs.Judgement("d", "Jude", true, [.5, .5])]);

        Assert.Equal("You are Debater B before a judge. The answers are:\n1. no\n2. yes\n\nYou defend: yes", lines[1].Messages[0].Content);
        Assert.Equal(
            [("user", $"Question: Did it snow?\n\nDebater A: {Runs.Hostile}", false), ("assistant", "-1 is it", true)],
            lines[1].Messages.Zip(lines[1].Trainable, (m, t) => (m.Role, m.Content, t)).Skip(1));
    }

    [Fact]
    public async Task Nobody_hears_what_is_said_at_once_before_having_spoken_and_roles_take_turns()
    {
        var debate = Runs.Debate("d") with
        {
            Rounds = 2,
            Turns =
            [
                Turn(0, 0, "debater_a", "A0", true), Turn(1, 0, "debater_b", "B0", true), Turn(2, 0, "judge", "which?", false),
                Turn(3, 1, "debater_a", "A1", true), Turn(4, 1, "debater_b", "B1", true),
            ],
        };
        var lines = await ExportAsync(debate, [Runs.Judgement("d", "Jude", true, [.5, .5])]);

        Assert.Equal(
            ["Question: Did it snow?", "A0", "Debater B: B0\n\nJudge: which?", "A1"], lines[0].Messages.Skip(1).Select(m => m.Content));
        Assert.Equal(
            ["Question: Did it snow?", "B0", "Debater A: A0\n\nJudge: which?", "B1"], lines[1].Messages.Skip(1).Select(m => m.Content));
    }

    [Fact]
    public async Task A_side_that_never_spoke_has_no_chat_and_a_silent_turn_is_not_learned()
    {
        var debate = Runs.Debate("d") with { Turns = [Turn(0, 0, "debater_a", "A0", false), Turn(1, 0, "debater_b", "", false) with { Silence = "refused" }, Turn(2, 1, "debater_a", "A1", false)] };
        var line = Assert.Single(await ExportAsync(debate, [Runs.Judgement("d", "Jude", true, [.5, .5])]));

        Assert.Equal(["system", "user", "assistant", "user", "assistant"], line.Messages.Select(m => m.Role));
        Assert.StartsWith("Debater B: ⟦", line.Messages[3].Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_distribution_defended_is_rewarded_by_how_near_the_judge_came_to_it()
    {
        var debate = Runs.Debate("d") with { Sides = [new("A", "Alma", null, [.5, .5], true), new("B", "Bert", 1, null, false)] };
        var lines = await ExportAsync(debate, [Runs.Judgement("d", "Jude", true, [1, 0])]);

        // 1 - (.5² + .5²) / 2
        Assert.Equal((.75, null), (lines[0].Reward, lines[0].Correct));
    }

    private static StoredTurn Turn(int number, int round, string role, string text, bool atOnce) =>
        new(number, round, role, role == "judge" ? "feedback" : "argue", text, null, [], [], null, [], null, null, null) { AtOnce = atOnce };

    private async Task<ChatLine[]> ExportAsync(StoredDebate debate, StoredJudgement[] judgements)
    {
        using (var writer = new StoredRunWriter(_folder["run"], Stores.Info))
        {
            writer.Add(debate);
            Array.ForEach(judgements, writer.Add);
            writer.Add(new StoredKey(StoredKey.CurrentSchema, "run", debate.DebateId, 1, null));
            writer.Complete();
        }

        await RunExport.ToChatAsync(StoredRun.Open(_folder["run"]), _folder["out"], TestContext.Current.CancellationToken);
        return [.. File.ReadLines(_folder["out", "chat.jsonl"]).Select(l => JsonSerializer.Deserialize(l, TrainingJson.Default.ChatLine)!)];
    }
}
