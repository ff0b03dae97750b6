namespace LearningThePrior.LanguageModels;

/// <summary>Replies for a <see cref="ScriptedModel"/>.</summary>
public static class ScriptedReply
{
    /// <summary>Words, without log-probabilities.</summary>
    public static ModelReply Said(string text) => new(text, FinishReason.Stop);

    /// <summary>One token, with what else might have stood there: the first of the tokens is said.</summary>
    /// <param name="tokens">Tokens and their probabilities, each above 0, together at most 1.</param>
    public static ModelReply Chose(params IReadOnlyList<(string Token, double Probability)> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentOutOfRangeException.ThrowIfZero(tokens.Count, nameof(tokens));
        TokenProbability[] top = [.. tokens.Select(t => new TokenProbability(t.Token, Math.Log(t.Probability)))];
        return new(top[0].Token, FinishReason.Stop)
        {
            Tokens = [new(top[0].Token, top[0].LogProbability, [.. top.OrderByDescending(t => t.LogProbability)])],
        };
    }

    /// <summary>A call of a tool.</summary>
    /// <param name="tool">The tool's name.</param>
    /// <param name="arguments">Its arguments, JSON.</param>
    /// <param name="id">Names the call within its conversation.</param>
    public static ModelReply Called(string tool, string arguments, string id = "call_1") =>
        new("", FinishReason.ToolCalls) { ToolCalls = [new(id, tool, arguments)] };
}
