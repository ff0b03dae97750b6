using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LearningThePrior.Debate;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prompts;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Exploration.Text;

/// <summary>
/// A language model in the place of the human who explores Z ("Learning the prior", section "Jointly optimizing Mz and f"): it writes a book page by page, level by level, shown the page above and the
/// beginnings of the pages that are there, and asks for as many of those as it may.
/// </summary>
/// <remarks>Nothing is trained on what it writes. A reply that neither asks, copies nor writes is <see cref="ModelFailure.Malformed"/>; text of pages is put before it as JSON strings.</remarks>
/// <example>
/// <code>
/// var book = await new TextExplorer(model, new() { QuestionsAsked = 2 }).WriteAsync("How prices of bread move in a hungry year.");
/// </code>
/// </example>
public sealed class TextExplorer
{
    private const int PageCharacters = 4_000;
    private const int BeginningCharacters = 120;
    private const int MostListed = 64;

    private readonly ILanguageModel _model;
    private readonly TextExplorationSettings _settings;
    private readonly Prompt _prompt;

    /// <summary>Lets a model explore.</summary>
    /// <param name="model">The model.</param>
    /// <param name="settings">The form of books and what it may ask; null for the usual.</param>
    /// <param name="prompt">What it is told; null for <see cref="ExplorerPrompts.Default"/>.</param>
    /// <exception cref="ArgumentException">A book would have more than 1,000 pages, or the prompt is another's.</exception>
    public TextExplorer(ILanguageModel model, TextExplorationSettings? settings = null, Prompt? prompt = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_model, _settings, _prompt) = (model, settings ?? new(), prompt ?? ExplorerPrompts.Default);
        _prompt.Require(ExplorerPrompts.Form, nameof(prompt));
        if (_settings.Pages > TextExplorationSettings.MostPages)
        {
            throw new ArgumentException($"A book of depth {_settings.Depth} and {_settings.Branching} children a page has {_settings.Pages:N0} pages, more than {TextExplorationSettings.MostPages:N0}; take fewer.", nameof(settings));
        }
    }

    /// <summary>Writes a book.</summary>
    /// <param name="root">What its root says.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>All pages, level by level.</returns>
    /// <exception cref="ModelException">The model gave no reply, or one that says nothing.</exception>
    public Task<IReadOnlyList<TextPage>> WriteAsync(string root, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        return WriteAsync(root, null, cancellationToken);
    }

    /// <summary>Perturbs a book: the model replaces one page by one that says something else, and writes the pages below it again. The other pages stay.</summary>
    /// <param name="given">The book, as it was written.</param>
    /// <param name="at">The page; not the root, which was given.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>All pages, level by level.</returns>
    /// <exception cref="ArgumentException">The book has no such page, or it is the root.</exception>
    /// <exception cref="ModelException">The model gave no reply, or one that says nothing.</exception>
    public Task<IReadOnlyList<TextPage>> PerturbAsync(IReadOnlyList<TextPage> given, NodeAddress at, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        return at.IsRoot || given.All(p => p.Address != at)
            ? throw new ArgumentException($"The book has no page {at} that could be written anew.", nameof(at))
            : WriteAsync(given[0].Text, (given.ToDictionary(p => p.Address), at), cancellationToken);
    }

    private async Task<IReadOnlyList<TextPage>> WriteAsync(string root, (Dictionary<NodeAddress, TextPage> Given, NodeAddress At)? change, CancellationToken cancellationToken)
    {
        List<TextPage> book = [new(NodeAddress.Root, root, null, [])];
        for (var i = 0; i < book.Count; i++)
        {
            for (var child = 0; book[i].Address.Depth < _settings.Depth && child < _settings.Branching; child++)
            {
                var address = book[i].Address.Child(child);
                book.Add(change is not { } c ? await PageAsync(book, address, null, cancellationToken)
                    : address == c.At ? await PageAsync(book, address, c.Given[address].Text, cancellationToken)
                    : c.At.IsAncestorOf(address) ? await PageAsync(book, address, null, cancellationToken)
                    : c.Given[address] with { CopiedFrom = address, Asked = [] });
            }
        }

        return book;
    }

    private async Task<TextPage> PageAsync(List<TextPage> book, NodeAddress address, string? otherwise, CancellationToken cancellationToken)
    {
        var pages = book.ToDictionary(p => p.Address, p => p.Text);
        var asked = new List<TextPassage>();
        while (true)
        {
            var left = _settings.QuestionsAsked - asked.Count;
            var reply = await _model.CompleteAsync(
                new([ModelMessage.System(_prompt.Fill("rules")), ModelMessage.User(Asking(book, address, asked, otherwise, left))], new(ModelRole.Proposer)) { Options = new() { MaxTokens = _settings.MaxTokens } },
                cancellationToken);
            var read = ReplyObject.Find(reply.Text, e => e.Words("write") is not null || e.Words("copy") is not null || e.Words("ask") is not null, out _);
            if (read?.Words("write") is { } words && !string.IsNullOrWhiteSpace(words))
            {
                return new(address, SpeechSanitizer.Cut(words.Trim(), PageCharacters), null, asked);
            }

            if (read?.Words("copy") is { } from && NodeAddress.TryParse(from, out var source) && pages.TryGetValue(source, out var copied))
            {
                return new(address, copied, source, asked);
            }

            if (left <= 0 || read?.Words("ask") is not { } other || !NodeAddress.TryParse(other, out var wanted))
            {
                throw new ModelException(ModelFailure.Malformed, $"{_model.Name} wrote nothing where page {address} was to be written; try again, or another model.");
            }

            asked.Add(new(wanted, pages.GetValueOrDefault(wanted)));
        }
    }

    private string Asking(List<TextPage> book, NodeAddress address, List<TextPassage> asked, string? otherwise, int left)
    {
        TextPage[] above = [.. book.Where(p => p.Address.IsAncestorOf(address)).TakeLast(_settings.Ancestors)];
        return _prompt.Fill(
            "page",
            ("above", string.Join('\n', above.Select(p => Quoted(p.Text, PageCharacters)))),
            ("part", (address.Index + 1).ToString(CultureInfo.InvariantCulture)),
            ("parts", _settings.Branching.ToString(CultureInfo.InvariantCulture)),
            ("listed", string.Join('\n', book.Except(above).TakeLast(MostListed).Select(p => _prompt.Fill("listed", ("address", p.Address.ToString()), ("text", Quoted(p.Text, BeginningCharacters)))))),
            ("known", string.Join('\n', asked.Select(a => a.Text is { } said
                ? _prompt.Fill("known", ("address", a.Address.ToString()), ("text", Quoted(said, PageCharacters)))
                : _prompt.Fill("unknown", ("address", a.Address.ToString()))))),
            ("otherwise", otherwise is null ? "" : _prompt.Fill("otherwise", ("text", Quoted(otherwise, PageCharacters)))),
            ("ask", left > 0 ? _prompt.Fill("may-ask", ("left", left.ToString(CultureInfo.InvariantCulture))) : _prompt.Fill("may-not-ask")));
    }

    private static string Quoted(string text, int most) =>
        "\"" + JsonEncodedText.Encode(SpeechSanitizer.Cut(text, most), JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";
}
