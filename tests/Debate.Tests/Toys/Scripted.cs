namespace LearningThePrior.Debate.Tests.Toys;

/// <summary>Says what a function says.</summary>
internal sealed class ScriptedDebater(Func<SpeakingTurn, Speech> speak, string name = "scripted") : IDebater
{
    public ScriptedDebater(string text)
        : this(_ => new(text, [], []))
    {
    }

    public string Name => name;

    public Contestant For(int answer) => new(this, new AnswerPosition(answer));

    public ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(speak(turn));
}

/// <summary>Judges as a function does.</summary>
internal sealed class ScriptedJudge(Func<JudgeCase, Verdict> judge) : IJudge
{
    public static readonly VerdictSource Source = new("scripted", "raw");

    public ScriptedJudge()
        : this(_ => new TieVerdict(Source))
    {
    }

    public string Name => "scripted";

    public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(judge(@case));
}
