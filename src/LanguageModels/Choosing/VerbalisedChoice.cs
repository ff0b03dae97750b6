using System.Text.Json;

namespace LearningThePrior.LanguageModels;

/// <summary>
/// Credences that the model writes: one JSON object with a number from 0 for every label, normalised. Beside the labels it may hold
/// words, such as reasons, and nothing else.
/// </summary>
internal static class VerbalisedChoice
{
    public static ChoiceReply Read(ModelReply reply, ChoiceRequest request)
    {
        var (document, problem) = OnlyObject.In(reply.Text);
        double[] weights = [];
        using (document)
        {
            problem ??= Weights(document!.RootElement, request.Answers, out weights);
        }

        var sum = weights.Sum();
        problem ??= !double.IsFinite(sum) ? "the probabilities are too great" : sum <= 0 ? "the probabilities add up to 0" : null;
        return problem is null
            ? ChoiceReplies.Of([.. weights.Select(w => w / sum)], reply.Text, ChoiceMethod.Verbalised, null, reply)
            : ChoiceReplies.Unreadable(problem, reply.Text, ChoiceMethod.Verbalised, null, reply);
    }

    private static string? Weights(JsonElement fields, IReadOnlyList<ChoiceAnswer> answers, out double[] weights)
    {
        weights = new double[answers.Count];
        var given = new bool[answers.Count];
        foreach (var field in fields.EnumerateObject())
        {
            var index = answers.TakeWhile(a => a.Label != field.Name).Count();
            if (index == answers.Count)
            {
                if (field.Value.ValueKind != JsonValueKind.String)
                {
                    return $"'{PlainLine.Of(field.Name)}' is none of the labels";
                }
            }
            else if (given[index])
            {
                return $"the label {answers[index].Label} is given twice";
            }
            else if (field.Value.ValueKind != JsonValueKind.Number || !field.Value.TryGetDouble(out weights[index]) || !(weights[index] >= 0 && double.IsFinite(weights[index])))
            {
                return $"what is given for the label {answers[index].Label} is no number from 0";
            }
            else
            {
                given[index] = true;
            }
        }

        var missing = Array.IndexOf(given, false);
        return missing < 0 ? null : $"the label {answers[missing].Label} is missing";
    }
}
