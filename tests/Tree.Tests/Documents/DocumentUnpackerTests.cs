using System.Globalization;
using System.Text;
using CsCheck;
using LearningThePrior.Tree.Documents;

namespace LearningThePrior.Tree.Tests.Documents;

/// <summary>Documents as trees: headings, paragraphs, keys, folders; what is no document is named.</summary>
public sealed class DocumentUnpackerTests : IDisposable
{
    private const string Guide = """
        Before any heading.

        # One

        First paragraph,
        on two lines.

        ## Inner

        Below inner.

        ```
        # no heading

        still code
        ```

        # Two
        Close to its heading.
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("documents");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Markdown_becomes_sections_and_paragraphs_in_the_order_of_the_document()
    {
        var tree = Tree(DocumentUnpacker.Of("guide", Guide));

        Assert.Equal("guide\n0: Before any heading.\n1: One\n2: Two", await Text(tree, "/"));
        Assert.Equal("One\n0: First paragraph, on two lines.\n1: Inner", await Text(tree, "/1"));
        Assert.Equal("First paragraph,\non two lines.", await Text(tree, "/1/0"));
        Assert.Equal("```\n# no heading\n\nstill code\n```", await Text(tree, "/1/1/1"));
        Assert.Equal("Close to its heading.", await Text(tree, "/2/0"));
        Assert.Null(await tree.FindAsync(NodeAddress.Parse("/3"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_lists_documents_and_folders_and_passes_over_hidden_files_links_and_others()
    {
        Write("b.txt", "Plain.\n\nText.");
        Write("a.md", Guide);
        Write(".hidden.md", "secret");
        Write("picture.png", "no");
        Write("deep/c.json", """{"name": "Ada", "tags": ["x", 2]}""");
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "link.md"), "/etc/hostname");
        var tree = Tree(DocumentUnpacker.Open(_folder.FullName));

        Assert.Equal($"{_folder.Name}/\n0: a.md\n1: b.txt\n2: deep/", await Text(tree, "/"));
        Assert.Equal("Text.", await Text(tree, "/1/1"));
        Assert.Equal("name: Ada", await Text(tree, "/2/0/0"));
        Assert.Equal("tags\n0: 0: x\n1: 1: 2", await Text(tree, "/2/0/1"));
        Assert.Equal("1: 2", await Text(tree, "/2/0/1/1"));
    }

    [Fact]
    public async Task A_file_is_read_only_when_it_is_asked_for_and_then_stays_the_same()
    {
        Write("a.md", "good");
        Write("b.json", "{ broken");
        var unpacker = DocumentUnpacker.Open(_folder.FullName);

        Assert.Equal("good", await Text(Tree(unpacker), "/0/0"));
        Write("a.md", "changed");
        Assert.Equal("good", await Text(Tree(unpacker), "/0/0"));
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => Text(Tree(unpacker), "/1"));
        Assert.Contains("b.json, line 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_document_is_named_with_what_to_do()
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "latin.txt"), [0x63, 0xE9, 0x21]);

        Assert.Contains("neither a folder nor a file", Assert.Throws<InvalidDataException>(() => DocumentUnpacker.Open(Path.Combine(_folder.FullName, "none"))).Message, StringComparison.Ordinal);
        Assert.Contains("holds no documents", Assert.Throws<InvalidDataException>(() => DocumentUnpacker.Open(_folder.CreateSubdirectory("empty").FullName)).Message, StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => Text(Tree(DocumentUnpacker.Open(Path.Combine(_folder.FullName, "latin.txt"))), "/"));
        Assert.Contains("latin.txt is no text in UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_paragraph_becomes_pages_that_together_say_all_of_it()
    {
        var words = string.Join(' ', Enumerable.Range(0, 2_000).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        var tree = Tree(DocumentUnpacker.Of("numbers", words));
        var root = (await tree.FindAsync(NodeAddress.Root, TestContext.Current.CancellationToken))!;
        var pages = new List<string>();
        for (var i = 0; i < root.ChildCount; i++)
        {
            pages.Add(await Text(tree, $"/{i}"));
        }

        Assert.All(pages, p => Assert.InRange(p.Length, 1, 2_000));
        Assert.Equal(words, string.Join(' ', pages));
    }

    [Fact]
    public void No_word_of_any_text_is_lost() => Gen.String[Gen.OneOf(Gen.Char["ab .#`~-"], Gen.Const('\n')), 0, 200].Sample(text =>
    {
        var builder = new StringBuilder();
        Collect(DocumentUnpacker.Of("t", text), builder);

        // Headings lose their marks, so only letters are compared.
        Assert.Equal(text.Count(char.IsLetter), builder.ToString().Count(char.IsLetter));
    });

    private static void Collect(DocumentUnpacker unpacker, StringBuilder words)
    {
        var pending = new Queue<Node>([unpacker.RootAsync().AsTask().Result]);
        while (pending.TryDequeue(out var node))
        {
            // An outline repeats what its children say: a section's own words are its first line.
            words.Append(node.ChildCount > 0 || node.Address.IsRoot ? (node.Address.IsRoot ? "" : node.Text.Split('\n')[0]) : node.Text);
            for (var i = 0; i < node.ChildCount; i++)
            {
                pending.Enqueue(unpacker.ChildAsync(node, i).AsTask().Result);
            }
        }
    }

    private static ImplicitTree Tree(IUnpacker unpacker) => new(unpacker, capacity: 64);

    private static async Task<string> Text(ImplicitTree tree, string address) => (await tree.FindAsync(NodeAddress.Parse(address)))!.Text;

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
