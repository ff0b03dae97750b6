using System.Security.Cryptography;
using System.Text;

namespace LearningThePrior.Analysis.Pages;

/// <summary>
/// A page: HTML, one style, one script, and a policy that lets nothing else run, load or be sent. Style and script are
/// named in the policy by their hashes, so that no text from a transcript can become either.
/// </summary>
internal sealed class PageTemplate
{
    private const string DataMark = "{data}";

    private PageTemplate(string policy, string before, string after) => (Policy, Before, After) = (policy, before, after);

    /// <summary>The content security policy, which the page also states itself.</summary>
    public string Policy { get; }

    /// <summary>The page up to where its data goes.</summary>
    public string Before { get; }

    /// <summary>The page from there on.</summary>
    public string After { get; }

    /// <summary>Puts a page together.</summary>
    /// <param name="html">The file with <c>{policy}</c>, <c>{style}</c>, <c>{data}</c> and <c>{script}</c> in their places.</param>
    /// <param name="styles">The files of the style, in order.</param>
    /// <param name="scripts">The files of the script, in order: one module.</param>
    /// <param name="allowed">What the policy allows besides.</param>
    public static PageTemplate Of(string html, string[] styles, string[] scripts, string allowed = "")
    {
        var (style, script) = (PageAsset.Join(styles), PageAsset.Join(scripts));
        var policy = $"default-src 'none'; script-src '{Hash(script)}'; style-src '{Hash(style)}'; img-src data:; base-uri 'none'; "
            + $"form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'{allowed}";
        var page = PageAsset.Read(html)
            .Replace("{policy}", policy, StringComparison.Ordinal)
            .Replace("{style}", style, StringComparison.Ordinal)
            .Replace("{script}", script, StringComparison.Ordinal);
        var at = page.IndexOf(DataMark, StringComparison.Ordinal);
        return new(policy, page[..at], page[(at + DataMark.Length)..]);
    }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
