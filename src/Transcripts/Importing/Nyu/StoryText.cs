using System.Text;

namespace LearningThePrior.Transcripts.Importing.Nyu;

/// <summary>
/// A story made readable from its tokens. A token's spelling depends on the token alone and spaces stand only between
/// tokens, so that any run of tokens is one stretch of the text.
/// </summary>
/// <remarks>
/// The rule: Penn Treebank's brackets and quotation marks become the characters they stand for (-LRB- is "(", `` and ''
/// are "); an empty token leaves nothing; a single space stands between two tokens unless one of them is a line break, the
/// second is closing punctuation or a clitic (n't, 's), or the first is opening punctuation. It is the rule by which
/// julianmichael/debate showed stories (jjm.ling.Text.render), so that quotes read as their debaters saw them.
/// </remarks>
internal sealed class StoryText
{
    private static readonly HashSet<string> Closing = new(StringComparer.Ordinal)
    {
        ".", ",", "!", "?", ";", ":", "''", "n't", "'s", "'re", "'ve", "'ll", "na", "'m", "'d", "%", "-", "+",
        "-RRB-", "-RCB-", "-RSB-", ")", "]", "}", "/.", "/?", "°",
    };

    private static readonly HashSet<string> Opening = new(StringComparer.Ordinal)
    {
        "``", "$", "£", "€", "#", "-", "-LRB-", "-LCB-", "-LSB-", "(", "[", "{",
    };

    private readonly List<(int Start, int End)> _tokens = [];

    /// <summary>Joins tokens.</summary>
    public StoryText(IEnumerable<string> tokens)
    {
        var text = new StringBuilder();
        string? before = null;
        foreach (var token in tokens)
        {
            if (before is not null && token.Length > 0 && IsApart(before, token))
            {
                text.Append(' ');
            }

            _tokens.Add((text.Length, text.Append(Spelling(token)).Length));
            before = token.Length > 0 ? token : before;
        }

        Text = text.ToString();
    }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>How many tokens there are.</summary>
    public int Count => _tokens.Count;

    /// <summary>Where the tokens from <paramref name="begin"/> up to <paramref name="end"/> stand; null where they say nothing.</summary>
    public (int Start, int Length)? Find(int begin, int end)
    {
        var run = _tokens.Take(end).Skip(begin).Where(t => t.End > t.Start);
        return run.Any() ? (run.First().Start, run.Last().End - run.First().Start) : null;
    }

    private static bool IsApart(string before, string token) =>
        before != "\n" && token != "\n" && !Opening.Contains(before) && !Closing.Contains(token);

    private static string Spelling(string token) => token switch
    {
        "``" or "''" => "\"",
        "`" => "'",
        "-LRB-" => "(",
        "-RRB-" => ")",
        "-LCB-" => "{",
        "-RCB-" => "}",
        "-LSB-" => "[",
        "-RSB-" => "]",
        _ => token,
    };
}
