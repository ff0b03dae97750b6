namespace LearningThePrior.LanguageModels.Prompts;

/// <summary>The prompts that are shipped, and the sets of them that a name or a folder stands for. Immutable.</summary>
public sealed class PromptLibrary
{
    /// <summary>The set that is used where none is named.</summary>
    public const string Default = "default";

    // Folders of prompts hold a handful of files.
    private const int MostBytes = 4_000_000;

    private readonly IReadOnlyList<Prompt> _defaults;
    private readonly IReadOnlyList<PromptVariant> _variants;

    /// <summary>Collects prompts.</summary>
    /// <param name="defaults">One of each form.</param>
    /// <param name="variants">Other words for some of them, by the name of the set.</param>
    public PromptLibrary(IEnumerable<Prompt> defaults, IEnumerable<PromptVariant> variants) => (_defaults, _variants) = ([.. defaults], [.. variants]);

    /// <summary>The prompts as they are unless others are named.</summary>
    public IReadOnlyList<Prompt> Defaults => _defaults;

    /// <summary>The sets that are shipped besides <see cref="Default"/>.</summary>
    public IReadOnlyList<PromptVariant> Variants => _variants;

    /// <summary>The library with further prompts.</summary>
    public PromptLibrary With(IEnumerable<Prompt> defaults) => new([.. _defaults, .. defaults], _variants);

    /// <summary>Reads which prompts are meant.</summary>
    /// <param name="named">
    /// A shipped set's name, a folder with some of the files (what it does not hold is as by default), or several of these joined by <c>+</c>, of which the later replace the
    /// earlier; null for <see cref="Default"/>.
    /// </param>
    /// <exception cref="InvalidDataException">There is no such set or folder, or a file cannot be read; the message names file and line.</exception>
    public PromptSet Read(string? named)
    {
        var prompts = _defaults.ToDictionary(p => p.Form.Name, StringComparer.Ordinal);
        foreach (var part in (named ?? Default).Split('+'))
        {
            foreach (var prompt in Parts(part.Trim()))
            {
                prompts[prompt.Form.Name] = prompt;
            }
        }

        return new(named ?? Default, prompts);
    }

    private IReadOnlyList<Prompt> Parts(string name) =>
        name == Default ? []
        : _variants.FirstOrDefault(v => v.Name == name) is { } shipped ? shipped.Prompts
        : Directory.Exists(name) ? OfFolder(name)
        : throw new InvalidDataException($"there are no prompts '{name}': a folder is wanted, or one of {string.Join(", ", _variants.Select(v => v.Name).Prepend(Default))}.");

    private List<Prompt> OfFolder(string folder)
    {
        List<Prompt> read = [];
        foreach (var path in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            var form = _defaults.FirstOrDefault(p => p.Form.FileName == Path.GetFileName(path))?.Form
                ?? throw new InvalidDataException($"{path}: there is no prompt of that name; did you mean {Nearness.Nearest(Path.GetFileName(path), _defaults.Select(p => p.Form.FileName))}?");
            read.Add(new FileInfo(path).Length <= MostBytes
                ? Prompt.Read(form, File.ReadAllText(path), path)
                : throw new InvalidDataException($"{path} is too large for a prompt."));
        }

        return read.Count > 0 ? read : throw new InvalidDataException($"{folder} holds no prompts; 'ltp prompts --copy {folder}' puts those that are shipped there.");
    }
}

/// <summary>A set of prompts that is shipped under a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What is different, in one line.</param>
/// <param name="Prompts">The prompts that are.</param>
public sealed record PromptVariant(string Name, string Description, params IReadOnlyList<Prompt> Prompts);

/// <summary>One prompt of each form.</summary>
/// <param name="Name">What they were named by.</param>
/// <param name="Prompts">By the names of their forms.</param>
public sealed record PromptSet(string Name, IReadOnlyDictionary<string, Prompt> Prompts)
{
    /// <summary>The prompt of a form.</summary>
    /// <exception cref="ArgumentException">The set has none.</exception>
    public Prompt Of(PromptForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return Prompts.TryGetValue(form.Name, out var prompt) ? prompt : throw new ArgumentException($"there is no prompt '{form.Name}' among these.", nameof(form));
    }
}
