using LearningThePrior.Optimization.Torch;
using LearningThePrior.Probability;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>Mz as small networks: one that writes titles, one that writes bodies, an encoder that adds up what distinct pages say, and a flow as the prior of z.</summary>
public sealed class PageNetwork : Module, IPageModel
{
    private readonly PageLayout _layout;
    private readonly PageNetworkSettings _settings;
    private readonly Tensor? _earlier;

    [ComponentName(Name = "title")]
    private readonly Module<Tensor, Tensor>? _title;

    [ComponentName(Name = "body")]
    private readonly Module<Tensor, Tensor>? _body;

    [ComponentName(Name = "text")]
    private readonly Perceptron? _text;

    [ComponentName(Name = "fields")]
    private readonly Parameter? _fields;

    [ComponentName(Name = "page")]
    private readonly Module<Tensor, Tensor> _page;

    [ComponentName(Name = "root")]
    private readonly Perceptron _root;

    [ComponentName(Name = "code")]
    private readonly Perceptron _code;

    [ComponentName(Name = "prior")]
    private readonly RealNvp _prior;

    /// <summary>Makes one that knows nothing.</summary>
    /// <param name="layout">How pages stand in rows of numbers.</param>
    /// <param name="settings">Its shape.</param>
    /// <param name="seed">Draws the first weights.</param>
    public PageNetwork(PageLayout layout, PageNetworkSettings settings, Seed seed)
        : base(nameof(PageNetwork))
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(settings);
        if (layout.IsFlat != (settings.Form == PageForm.Flat))
        {
            throw new ArgumentException($"A network of form {settings.Form} does not take pages that are {(layout.IsFlat ? "" : "not ")}flat text.", nameof(settings));
        }

        (_layout, _settings) = (layout, settings);
        var (random, latents, rest) = (seed.CreateRandom(), settings.Latents, layout.Width - layout.TitleWidth);
        var above = layout.Width + layout.Branching;
        var isFree = settings.Form == PageForm.Autoregressive;
        if (layout.IsFlat)
        {
            var width = FlatWidth();
            _text = new([layout.AboveWidth + latents, width, width, layout.Width], random);
        }
        else
        {
            _title = Layers(above + latents, settings.TitleWidth, layout.TitleWidth);
            _body = Layers((isFree ? above : 0) + layout.TitleWidth + latents, settings.BodyWidth, settings.BodyWidth, rest);
        }

        _page = Layers(layout.Width, settings.EncoderWidth, settings.EncoderWidth);
        _root = new([layout.Width, settings.EncoderWidth], random);
        _code = new([settings.EncoderWidth, settings.EncoderWidth, 2 * latents], random, .3);
        _prior = new(latents, settings.Couplings, settings.CouplingWidth, random);
        if (isFree)
        {
            _fields = new(zeros(rest, rest, dtype: ScalarType.Float64));
            _earlier = EarlierFields();
        }

        Stages = layout.IsFlat ? [0] : isFree ? [0, .. Enumerable.Range(layout.TitleFields, layout.Fields - layout.TitleFields)]
            : layout.TitleFields < layout.Fields ? [0, layout.TitleFields] : [0];
        RegisterComponents();

        Module<Tensor, Tensor> Layers(params int[] widths) => settings.Gated ? new GatedPerceptron(widths, random) : new Perceptron(widths, random);
    }

    /// <inheritdoc/>
    public int Latents => _settings.Latents;

    /// <inheritdoc/>
    public IReadOnlyList<int> Stages { get; }

    /// <inheritdoc/>
    public Module Module => this;

    /// <inheritdoc/>
    public Tensor LogProbabilities(Tensor parents, Tensor branches, Tensor written, Tensor z)
    {
        var dtype = Precision;
        (parents, branches, written, z) = (parents.to(dtype), branches.to(dtype), written.to(dtype), z.to(dtype));
        if (_text is not null)
        {
            return _layout.LogSoftmax(_text.call(cat([parents, z], 1)), 0, _layout.Fields);
        }

        var above = cat([parents, branches], 1);
        var titles = _layout.LogSoftmax(_title!.call(cat([above, z], 1)), 0, _layout.TitleFields);
        var rest = _layout.Width - _layout.TitleWidth;
        if (rest == 0)
        {
            return titles;
        }

        var title = written.narrow(1, 0, _layout.TitleWidth);
        var odds = _body!.call(_fields is null ? cat([title, z], 1) : cat([above, title, z], 1));
        if (_fields is not null)
        {
            odds = odds.Plus(matmul(written.narrow(1, _layout.TitleWidth, rest), _fields.mul(_earlier!.to(dtype))));
        }

        return cat([titles, _layout.LogSoftmax(odds, _layout.TitleFields, _layout.Fields - _layout.TitleFields)], 1);
    }

    /// <inheritdoc/>
    public (Tensor Mean, Tensor LogScale) Encode(Tensor roots, Tensor pages, Tensor present)
    {
        var dtype = Precision;
        var sum = _page.call(pages.to(dtype)).mul(present.to(dtype).unsqueeze(2)).sum(1).Plus(_root.call(roots.to(dtype)));
        var code = _code.call(functional.silu(sum));
        return (code.narrow(1, 0, Latents), code.narrow(1, Latents, Latents).Plus(-1));
    }

    /// <inheritdoc/>
    public (Tensor Base, Tensor LogDeterminant) ToBase(Tensor z) => _prior.ToBase(z.to(Precision));

    /// <inheritdoc/>
    public Tensor FromBase(Tensor normal) => _prior.FromBase(normal.to(Precision));

    private ScalarType Precision => _root.Precision;

    /// <summary>The width, of two layers, at which flat text has as many weights as a title and a body of these settings.</summary>
    private int FlatWidth()
    {
        var (latents, title, body, rest) = (Latents, _settings.TitleWidth, _settings.BodyWidth, _layout.Width - _layout.TitleWidth);
        double weights = Layer(_layout.Width + _layout.Branching + latents, title) + Layer(title, _layout.TitleWidth)
            + Layer(_layout.TitleWidth + latents, body) + Layer(body, body) + Layer(body, rest);
        double linear = _layout.AboveWidth + latents + 2 + _layout.Width;
        return Math.Max(1, (int)Math.Round((Math.Sqrt((linear * linear) + (4 * (weights - _layout.Width))) - linear) / 2));

        static int Layer(int from, int to) => (from + 1) * to;
    }

    /// <summary>[rest, rest]: 1 where a value of an earlier field speaks to one of a later.</summary>
    private Tensor EarlierFields()
    {
        var rest = _layout.Width - _layout.TitleWidth;
        int[] fields = [.. Enumerable.Range(_layout.TitleFields, _layout.Fields - _layout.TitleFields).SelectMany(f => Enumerable.Repeat(f, _layout.Count(f)))];
        return Ops.FromArray([.. Enumerable.Range(0, rest * rest).Select(i => fields[i / rest] < fields[i % rest] ? 1.0 : 0.0)], rest, rest).DetachFromDisposeScope();
    }
}
