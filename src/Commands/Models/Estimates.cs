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

    /// <summary>Tokens in all.</summary>
    public long Tokens
    {
        get
        {
            lock (_gate)
            {
                return _counted.Values.Sum(c => c.Input + c.Output);
            }
        }
    }

    /// <summary>So many times as much of everything.</summary>
    public Estimates Times(double factor)
    {
        var times = new Estimates();
        lock (_gate)
        {
            foreach (var (key, (name, calls, input, output)) in _counted)
            {
                times._counted[key] = (name, (long)Math.Round(calls * factor), (long)Math.Round(input * factor), (long)Math.Round(output * factor));
            }
        }

        return times;
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
