using System.Globalization;
using System.Text.Json;

namespace LearningThePrior.LanguageModels;

/// <summary>
/// Credences that the model writes: one JSON object with a number from 0 for every label, normalised. Numbers may be texts or percentages, labels in
/// other letters or with "debater" before them, all of it may stand in one field of the object, and further fields are passed over.
/// </summary>
internal static class VerbalisedChoice
{
    public static ChoiceReply Read(ModelReply reply, ChoiceRequest request)
    {
        var (weights, problem) = Weights(reply.Text, request.Answers);
        var sum = weights.Sum();
        problem ??= !double.IsFinite(sum) ? "the probabilities are too great" : sum <= 0 ? "the probabilities add up to 0" : null;
        return problem is null
            ? ChoiceReplies.Of([.. weights.Select(w => w / sum)], reply.Text, ChoiceMethod.Verbalised, null, reply)
            : ChoiceReplies.Unreadable(problem, reply.Text, ChoiceMethod.Verbalised, null, reply);
    }

    private static (double[] Weights, string? Problem) Weights(string text, IReadOnlyList<ChoiceAnswer> answers)
    {
        var all = ReplyObject.All(text, out var problem);
        if (all.Count == 0)
        {
            return ([], problem);
        }

        LabelMatcher labels = new(answers);
        var read = all.Select(o => Weights(Credences(o, labels), labels, answers)).ToList();

        // An example of another form may stand beside it; two that say different things are no verdict.
        var whole = read.Where(r => r.Problem is null).ToList();
        return whole.Count == 0 ? read[^1]
            : whole.Exists(w => !w.Weights.SequenceEqual(whole[0].Weights)) || read.Count > whole.Count && read.Exists(r => r.Weights.Any(w => w > 0) && r.Problem is not null)
                ? ([], "the reply holds more than one JSON object of probabilities")
            : whole[0];
    }

    /// <summary>The object itself, or the one field that is an object of labels where it has none of its own.</summary>
    private static JsonElement Credences(JsonElement whole, LabelMatcher labels) =>
        !whole.EnumerateObject().Any(f => IsLabel(f.Name, labels))
        && whole.EnumerateObject().Where(f => f.Value.ValueKind == JsonValueKind.Object && f.Value.EnumerateObject().Any(i => IsLabel(i.Name, labels))).ToList() is [var only]
            ? only.Value
            : whole;

    private static bool IsLabel(string name, LabelMatcher labels) => labels.Whole(name, 0, name.Length) is not null;

    private static (double[] Weights, string? Problem) Weights(JsonElement fields, LabelMatcher labels, IReadOnlyList<ChoiceAnswer> answers)
    {
        var weights = new double[answers.Count];
        var given = new bool[answers.Count];
        bool? areShares = null;
        foreach (var field in fields.EnumerateObject())
        {
            if (labels.Whole(field.Name, 0, field.Name.Length) is not { Answer: var index })
            {
                continue;
            }

            if (given[index])
            {
                return (weights, $"the label {answers[index].Label} is given twice");
            }

            if (Number(field.Value) is not var (weight, isShare))
            {
                return (weights, $"what is given for the label {answers[index].Label} is no number from 0");
            }

            // 0 is 0 in both.
            if (weight > 0 && isShare != (areShares ??= isShare))
            {
                return (weights, "some probabilities are per cent and others plain numbers");
            }

            (weights[index], given[index]) = (weight, true);
        }

        var missing = Array.IndexOf(given, false);
        return (weights, missing < 0 ? null : $"the label {answers[missing].Label} is missing");
    }

    private static (double Number, bool IsShare)? Number(JsonElement value)
    {
        var isShare = false;
        var number = double.NaN;
        if (value.ValueKind == JsonValueKind.Number)
        {
            value.TryGetDouble(out number);
        }
        else if (value.Words()?.Trim() is { Length: > 0 and < 40 } words)
        {
            isShare = words[^1] == '%';
            number = double.TryParse(words.TrimEnd('%').TrimEnd(), NumberStyles.Float, CultureInfo.InvariantCulture, out var written) ? (isShare ? written / 100 : written) : double.NaN;
        }

        return number >= 0 && double.IsFinite(number) ? (number, isShare) : null;
    }
}
