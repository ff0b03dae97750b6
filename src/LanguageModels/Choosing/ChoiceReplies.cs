namespace LearningThePrior.LanguageModels;

/// <summary>Makes the reply to a choice.</summary>
internal static class ChoiceReplies
{
    public static ChoiceReply Unreadable(string problem, string raw, ChoiceMethod method, double? mass, params IReadOnlyList<ModelReply> replies) =>
        new(null, raw, method) { Parser = Choosing.Parser, Problem = problem, Mass = mass, Replies = replies };

    public static ChoiceReply Of(double[] credences, string raw, ChoiceMethod method, double? mass, params IReadOnlyList<ModelReply> replies)
    {
        var greatest = credences.Max();
        return new(credences, raw, method)
        {
            Parser = Choosing.Parser,
            Mass = mass,
            IsTie = credences.Count(c => c == greatest) > 1,
            Replies = replies,
        };
    }
}
