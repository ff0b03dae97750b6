using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cli.Models;

/// <summary>What a dry run counted, by role and model.</summary>
internal sealed class Estimates
{
    /// <summary>Characters of a token, about, in English.</summary>
    public const int CharactersEach = 4;

    // A number for each answer, as JSON.
    private const int TokensOfCredences = 40;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<(ModelRole Role, string Model), (ModelName Name, long Calls, long Input, long Output)> _counted = [];

    public void Count(ModelName name, CallTag tag, TokenUsage usage)
    {
        lock (_gate)
        {
            var (_, calls, input, output) = _counted.GetValueOrDefault((tag.Role, name.ToString()));
            _counted[(tag.Role, name.ToString())] = (name, calls + 1, input + usage.Input, output + usage.Output);
        }
    }

    /// <summary>Counts what a choice would be sent, and answers it as somebody who knows nothing.</summary>
    public ChoiceReply Undecided(ModelName name, ChoiceRequest request)
    {
        var sent = request.Method == ChoiceMethod.Sampled ? request.Samples : 1;
        for (var i = 0; i < sent; i++)
        {
            Count(name, request.Tag, new(request.Messages.Sum(m => m.Text.Length) / CharactersEach, request.Method == ChoiceMethod.Verbalised ? TokensOfCredences : 1));
        }

        return new([.. request.Answers.Select(_ => 1.0 / request.Answers.Count)], "", request.Method) { Parser = "dry" };
    }

    public IReadOnlyList<(ModelRole Role, ModelName Model, long Calls, long Input, long Output)> Rows
    {
        get
        {
            lock (_gate)
            {
                return [.. _counted.Select(c => (c.Key.Role, c.Value.Name, c.Value.Calls, c.Value.Input, c.Value.Output))];
            }
        }
    }
}
