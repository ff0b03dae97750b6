using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace LearningThePrior.Optimization.Models.Unpacking;

/// <summary>What the body of a page is written from.</summary>
public enum PageForm
{
    /// <summary>From the title and z alone: the most probable pages of one title are the same by construction.</summary>
    TitleBody,

    /// <summary>Field by field from the page above, the branch, the title, all earlier fields and z: nothing is the same by construction.</summary>
    Autoregressive,

    /// <summary>The whole page from its index and z alone: Z is flat text, word i on input i, and a page its fields as words that stand side by side. The baseline.</summary>
    Flat,
}

/// <summary>The shape of Mz.</summary>
public sealed record PageNetworkSettings
{
    /// <summary>What the body of a page is written from. Default: the title.</summary>
    [Description("What the body of a page is written from: title-body (title and z), autoregressive (all of it) or flat (its index and z, as --flat)."), EnumDataType(typeof(PageForm))]
    public PageForm Form { get; init; } = PageForm.TitleBody;

    /// <summary>U, the numbers of z. Default: 8.</summary>
    [Description("Numbers of the latent z."), Range(1, 256)]
    public int Latents { get; init; } = 8;

    /// <summary>Width of the network that writes titles. Default: 48.</summary>
    [Description("Width of the network that writes titles."), Range(1, 4_096)]
    public int TitleWidth { get; init; } = 48;

    /// <summary>Width of the network, of two layers, that writes bodies. Default: 128.</summary>
    [Description("Width of the network that writes bodies."), Range(1, 4_096)]
    public int BodyWidth { get; init; } = 128;

    /// <summary>Width of the encoder. Default: 128.</summary>
    [Description("Width of the encoder of z."), Range(1, 4_096)]
    public int EncoderWidth { get; init; } = 128;

    /// <summary>
    /// Whether the first hidden values of the networks that read and write pages are multiplied by a second linear layer of the same input, so that which numbers of z a page is about is read off
    /// its words. Default: false; of a table true, whose pages each repeat a few of many numbers.
    /// </summary>
    [Description("Whether a second linear layer multiplies the first hidden values of the networks that read and write pages: where each page is about a few of many numbers.")]
    public bool Gated { get; init; }

    /// <summary>Couplings of the flow that is z's prior; 0 for a standard normal. Default: 10, with which fewer z fall between books than with 6.</summary>
    [Description("Couplings of the flow that is z's prior; 0 for a standard normal."), Range(0, 64)]
    public int Couplings { get; init; } = 10;

    /// <summary>Width of the networks in the couplings. Default: 96.</summary>
    [Description("Width of the networks in the couplings."), Range(1, 4_096)]
    public int CouplingWidth { get; init; } = 96;
}
