using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LearningThePrior.LanguageModels;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Unpacking;

/// <summary>
/// Mz as a language model: the root is a short text z, and each child is what the model writes when it is shown the node and
/// its ancestors ("Learning the prior", section "Representing Z": a complex object that is related to slightly simpler ones).
/// </summary>
/// <remarks>
/// What was unpacked once is kept, so that Z stays the same; with a file it stays so from run to run. A node is asked for with
/// nothing but its ancestors and its number at hand, so that Z does not depend on the order in which it is read.
/// </remarks>
public sealed class ModelUnpacker : IUnpacker
{
    private const int NodeCharacters = 4_000;

    private readonly ILanguageModel _model;
    private readonly string _root;
    private readonly ModelUnpackerSettings _settings;
    private readonly UnpackedTexts? _kept;

    /// <summary>Makes Mz of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="root">z: what the root says.</param>
    /// <param name="settings">The tree's shape; null for the usual.</param>
    /// <param name="kept">Keeps nodes from run to run; null keeps none.</param>
    /// <exception cref="ArgumentException">The branching is not positive, the depth negative, or the prompt not an unpacker's.</exception>
    public ModelUnpacker(ILanguageModel model, string root, ModelUnpackerSettings? settings = null, UnpackedTexts? kept = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        (_model, _root, _settings, _kept) = (model, root, settings ?? new(), kept);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_settings.Branching, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfNegative(_settings.Depth, nameof(settings));
        _settings.Prompt.Require(UnpackerPrompts.Form, nameof(settings));
    }

    /// <inheritdoc/>
    public ValueTask<Node> RootAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new Node(NodeAddress.Root, _root, Children(0), (string[])[_root]));

    /// <inheritdoc/>
    /// <exception cref="ModelException">The model gave no reply, or an empty one.</exception>
    public async ValueTask<Node> ChildAsync(Node parent, int index, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parent);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, parent.ChildCount);
        var (address, above) = (parent.Address.Child(index), (string[])parent.State!);
        var text = _kept?.Find(address) ?? await WriteAsync(above, index, cancellationToken);
        text = _kept?.Keep(address, text) ?? text;
        return new(address, text, Children(above.Length), (string[])[.. above, text]);
    }

    private int Children(int depth) => depth < _settings.Depth ? _settings.Branching : 0;

    private async Task<string> WriteAsync(string[] above, int index, CancellationToken cancellationToken)
    {
        var prompt = _settings.Prompt.Fill(
            "step",
            ("above", string.Join('\n', above.Select(t => $"\"{JsonEncodedText.Encode(t, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""))),
            ("parts", _settings.Branching.ToString(CultureInfo.InvariantCulture)),
            ("part", (index + 1).ToString(CultureInfo.InvariantCulture)));
        var reply = await _model.CompleteAsync(
            new([ModelMessage.System(_settings.Prompt.Fill("rules")), ModelMessage.User(prompt)], new(ModelRole.Unpacker))
            {
                Options = new() { Temperature = _settings.Temperature, MaxTokens = _settings.MaxTokens },
            },
            cancellationToken);
        var written = reply.Text.Trim();
        return written.Length == 0
            ? throw new ModelException(ModelFailure.Malformed, $"{_model.Name} wrote nothing where a node was to be unpacked; try again, or another model.")
            : written.Length <= NodeCharacters ? written
            : written[..(char.IsHighSurrogate(written[NodeCharacters - 1]) ? NodeCharacters - 1 : NodeCharacters)];
    }
}
