using System.Text;

namespace LearningThePrior.Analysis.Pages;

/// <summary>The files that pages are made of, as they stand in this folder and its neighbours.</summary>
internal static class PageAsset
{
    /// <summary>One file's text, with "\n" for line breaks.</summary>
    /// <param name="path">Its path within the project, for example <c>Pages/theme.css</c>.</param>
    public static string Read(string path)
    {
        using var stream = typeof(PageAsset).Assembly.GetManifestResourceStream(path)
            ?? throw new FileNotFoundException($"{path} is not part of the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Several files, one after the other.</summary>
    public static string Join(IEnumerable<string> paths) => string.Concat(paths.Select(Read));
}
