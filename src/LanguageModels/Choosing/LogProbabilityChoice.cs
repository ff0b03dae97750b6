using System.Globalization;

namespace LearningThePrior.LanguageModels;

/// <summary>Credences from the log-probabilities of the first token that decides.</summary>
internal static class LogProbabilityChoice
{
    // The most that OpenAI gives; whoever gives fewer is asked for fewer by the options.
    private const int MostTop = 20;

    public static ModelRequest Asking(ChoiceRequest request) => Choosing.Asking(request) with
    {
        Options = request.Options.TopLogProbabilities > 0 ? request.Options : request.Options with { TopLogProbabilities = MostTop },
    };

    public static ChoiceReply Read(ModelReply reply, ChoiceRequest request, ModelName name)
    {
        if (reply.Tokens is not { Count: > 0 } tokens)
        {
            return string.IsNullOrWhiteSpace(reply.Text)
                ? Unreadable("the reply is empty", null)
                : throw new ModelException(
                    ModelFailure.Unsupported,
                    $"{name} gives no log-probabilities: choose by verbalised credences or by samples, or take another model.")
                {
                    Attempts = reply.Attempts,
                };
        }

        var (index, problem) = Deciding(reply, tokens, request);
        if (index is not { } at)
        {
            return Unreadable(problem!, null);
        }

        if (tokens[at].Top.All(t => t.Token == tokens[at].Token))
        {
            return Unreadable("the log-probabilities come without alternatives, and those of one token are no credence", null);
        }

        var pool = LabelPool.At(tokens, at, new(request.Answers), request.Answers.Count);
        return pool.Mass < request.LeastMass
            ? Unreadable(string.Create(CultureInfo.InvariantCulture, $"the labels have {pool.Mass:0.####} of the probability, less than {request.LeastMass:0.####}"), pool.Mass)
            : ChoiceReplies.Of(pool.Floored, reply.Text, ChoiceMethod.LogProbabilities, pool.Mass, reply);

        ChoiceReply Unreadable(string why, double? mass) => ChoiceReplies.Unreadable(why, reply.Text, ChoiceMethod.LogProbabilities, mass, reply);
    }

    // The token that holds the label of a reply that can be read; or the only word of a reply that is one token, whatever it is.
    private static (int? Index, string? Problem) Deciding(ModelReply reply, IReadOnlyList<TokenChoice> tokens, ChoiceRequest request)
    {
        var spelt = string.Concat(tokens.Select(t => t.Token));
        var begin = spelt.EndsWith(reply.Text, StringComparison.Ordinal) ? spelt.Length - reply.Text.Length : 0;
        var reading = LabelReader.Read(spelt[begin..], request.Answers, request.Messages[^1].Text);
        if (reading.Answer is not null)
        {
            return (Holding(tokens, begin + reading.Position), null);
        }

        var words = Enumerable.Range(0, tokens.Count).Where(i => !SurfaceForms.IsEmpty(tokens[i].Token)).Take(2).ToList();
        return words.Count == 1 ? (words[0], null) : (null, reading.Problem);
    }

    private static int Holding(IReadOnlyList<TokenChoice> tokens, int position)
    {
        var index = 0;
        for (var end = tokens[0].Token.Length; end <= position; end += tokens[index].Token.Length)
        {
            index++;
        }

        return index;
    }
}
