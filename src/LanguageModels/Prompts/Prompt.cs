using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace LearningThePrior.LanguageModels.Prompts;

/// <summary>
/// The words that one role is told, as a file of parts: <c>=== rules</c> begins the part <c>rules</c>, <c>{{question}}</c> is a place, and what stands above the first part is
/// a note to readers.
/// </summary>
/// <example>
/// <code>
/// var prompt = Prompt.Read(JudgePrompts.Form, File.ReadAllText("judge.txt"), "judge.txt");
/// var judge = new ModelJudge(model, new() { Prompt = prompt });
/// </code>
/// </example>
public sealed class Prompt
{
    private readonly IReadOnlyDictionary<(string Part, int Number), PromptTemplate> _parts;

    private Prompt(PromptForm form, string text, IReadOnlyDictionary<(string, int), PromptTemplate> parts)
    {
        (Form, Text, _parts) = (form, text, parts);
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>What it is a prompt of.</summary>
    public PromptForm Form { get; }

    /// <summary>The whole file, with "\n" for line breaks.</summary>
    public string Text { get; }

    /// <summary>SHA-256 of <see cref="Text"/>, as 64 hex digits.</summary>
    public string Hash { get; }

    /// <summary>What verdicts and records call these words: a version that this project gave them, or else the beginning of their hash.</summary>
    public string Version { get => field ?? $"{Form.Name}#{Hash[..8]}"; private init; }

    /// <summary>Reads a prompt.</summary>
    /// <param name="form">What it must hold.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="path">What errors call it.</param>
    /// <exception cref="InvalidDataException">A part or a place is unknown or missing; the message names file and line.</exception>
    public static Prompt Read(PromptForm form, string text, string path)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(text);
        var plain = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        return new(form, plain, PromptReader.Parts(form, plain, path));
    }

    /// <summary>Reads a prompt that an assembly holds.</summary>
    /// <param name="form">What it must hold.</param>
    /// <param name="assembly">The assembly.</param>
    /// <param name="resource">The resource's name, for example <c>Prompts/judge.txt</c>.</param>
    /// <param name="version">See <see cref="Version"/>; null for the hash.</param>
    /// <exception cref="InvalidDataException">See <see cref="Read"/>; or there is no such resource.</exception>
    public static Prompt OfResource(PromptForm form, Assembly assembly, string resource, string? version = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var stream = assembly.GetManifestResourceStream(resource) ?? throw new InvalidDataException($"{resource} is no part of {assembly.GetName().Name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        return new(form, text, PromptReader.Parts(form, text, resource)) { Version = version! };
    }

    /// <summary>Whether there is such a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="number">Its number; 0 for one without.</param>
    public bool Has(string part, int number = 0) => _parts.ContainsKey((part, number));

    /// <summary>A part with its places filled; empty where an optional part is not there.</summary>
    /// <param name="part">The part.</param>
    /// <param name="values">What goes into its places; what is left out is empty. Text of others has been escaped by whoever fills it in.</param>
    public string Fill(string part, params ReadOnlySpan<(string Place, string Value)> values) => FillNumbered(part, 0, values);

    /// <summary>A numbered part with its places filled; where there is none of that number, the one without a number; empty where neither is there.</summary>
    /// <param name="part">The part.</param>
    /// <param name="number">Its number.</param>
    /// <param name="values">What goes into its places.</param>
    public string FillNumbered(string part, int number, params ReadOnlySpan<(string Place, string Value)> values)
    {
        if (!_parts.TryGetValue((part, number), out var template) && !_parts.TryGetValue((part, 0), out template))
        {
            return "";
        }

        var filled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (place, value) in values)
        {
            filled[place] = value;
        }

        return template.Fill(filled);
    }

    /// <summary>Makes sure that it is a prompt of a form, before it is used as one.</summary>
    /// <param name="form">The form.</param>
    /// <param name="parameter">What the error calls the prompt.</param>
    /// <exception cref="ArgumentException">It is of another.</exception>
    public void Require(PromptForm form, string parameter)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (Form != form)
        {
            throw new ArgumentException($"a prompt of '{form.Name}' is wanted, and this is one of '{Form.Name}'.", parameter);
        }
    }

    /// <summary>Questions that were answered before, for roles whose prompts may hold examples: each <c>=== example N</c> with its <c>=== reply N</c>.</summary>
    public IEnumerable<ModelMessage> Examples() => Enumerable.Range(1, PromptReader.MostNumber)
        .TakeWhile(n => Has(PromptReader.Example, n))
        .SelectMany(n => new[] { ModelMessage.User(FillNumbered(PromptReader.Example, n)), new ModelMessage(MessageRole.Assistant, FillNumbered(PromptReader.Reply, n)) });

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Form.Name} {Hash[..8]}");
}
