using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cli.Models;

/// <summary>What a dry run counted, by role and model.</summary>
/// <param name="settings">How each role is asked, as lines: what limits a reply limits its estimate. Null for as usual.</param>
internal sealed class Estimates(IReadOnlyList<string>? settings = null)
{
    /// <summary>Characters of a token, about, in English.</summary>
    public const int CharactersEach = 4;

    // A number for each answer, as JSON.
    private const int TokensOfCredences = 40;

    private readonly IReadOnlyDictionary<ModelRole, RoleSettings> _settings = RoleSettingLines.Read(settings ?? []);
    private readonly Lock _gate = new();
    private readonly SortedDictionary<(ModelRole Role, string Model), (ModelName Name, long Calls, long Input, long Output)> _counted = [];

    /// <summary>What was asked before, by this or another count, and costs nothing again; null where everything is asked anew.</summary>
    public AskedBefore? Asked { get; init; }

    /// <summary>All counts together.</summary>
    public static Estimates Sum(IEnumerable<Estimates> counts)
    {
        var sum = new Estimates();
        foreach (var (role, model, calls, input, output) in counts.SelectMany(c => c.Rows))
        {
            var (_, all, read, written) = sum._counted.GetValueOrDefault((role, model.ToString()));
            sum._counted[(role, model.ToString())] = (model, all + calls, read + input, written + output);
        }

        return sum;
    }

    /// <summary>Tokens that a judge writes before it answers, where its prompt has it reason.</summary>
    public int Reasons { get; init; }

    public void Count(ModelName name, CallTag tag, TokenUsage usage)
    {
        var written = Math.Min(usage.Output, _settings.GetValueOrDefault(tag.Role)?.MaxTokens ?? int.MaxValue);
        lock (_gate)
        {
            var (_, calls, input, output) = _counted.GetValueOrDefault((tag.Role, name.ToString()));
            _counted[(tag.Role, name.ToString())] = (name, calls + 1, input + usage.Input, output + written);
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
        for (var i = 0; i < sent && Asked?.Has(name, request.Messages, request.Tag with { Draw = request.Tag.Draw + i }) != true; i++)
        {
            Count(name, request.Tag, new(request.Messages.Sum(m => m.Text.Length) / CharactersEach, Reasons + (request.Method == ChoiceMethod.Verbalised ? TokensOfCredences : 1)));
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
