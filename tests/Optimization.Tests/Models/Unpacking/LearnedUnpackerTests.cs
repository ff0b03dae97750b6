using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Optimization.Torch;
using LearningThePrior.Optimization.Torch.Loading;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Encyclopedia;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Models.Unpacking;

/// <summary>An Mz as trees, latents and files. What an untrained one writes is as good as any for this.</summary>
public sealed class LearnedUnpackerTests : IDisposable
{
    private static readonly IExplorer Human = new EncyclopediaWorlds().Explorer;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public LearnedUnpackerTests() => TorchRuntime.EnsureLoaded();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(PageForm.TitleBody)]
    [InlineData(PageForm.Autoregressive)]
    [InlineData(PageForm.Flat)]
    public async Task What_is_loaded_writes_as_what_was_saved(PageForm form)
    {
        using var saved = Make(form);
        saved.Save(_folder.FullName);
        using var loaded = LearnedUnpacker.Load(_folder.FullName, Human);

        Assert.Equal(saved.Info, loaded.Info);
        Assert.Equal(await Walk(saved, null), await Walk(loaded, null));
        Assert.Equal(await Walk(saved, new Seed(4)), await Walk(loaded, new Seed(4)));
        Assert.NotEqual(await Walk(saved, new Seed(4)), await Walk(saved, new Seed(5)));
    }

    [Fact]
    public async Task A_tree_ends_at_its_depth_with_a_page_that_tells_no_children()
    {
        using var mz = Make(PageForm.TitleBody);
        var tree = new ImplicitTree(mz.Unpack(mz.Draw(new(3)), depth: 2));

        Assert.Equal(2, (await tree.FindAsync(NodeAddress.Parse("/1"), Token))!.ChildCount);
        var bottom = (await tree.FindAsync(NodeAddress.Parse("/1/0"), Token))!;
        Assert.Equal(0, bottom.ChildCount);
        Assert.DoesNotContain("below", bottom.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_flat_text_is_written_on_its_index_and_z_whatever_stands_above_it()
    {
        using var mz = Make(PageForm.Flat);
        var z = mz.Draw(new(3));
        var tree = mz.Unpack(z, depth: 20);
        var (first, second) = (await PageAt(tree, "/0/1/1/0/1/0/1/1/0/0/1/1"), await PageAt(mz.Unpack(z, depth: 20), "/0/1/1/0/1/0/1/1/0/0/1/1"));

        Assert.Equal(first, second); // the first levels are written at once, and this page by itself
        Assert.IsNotAssignableFrom<ISelfContainedUnpacker>(tree);
        Assert.Throws<NotSupportedException>(() => mz.Tables(zeros(1, mz.Latents, dtype: ScalarType.Float64), 1));

        // Equal pages stand above, by chance of an untrained network, and what stands below differs by the index alone.
        var layout = new PageLayout(Human, isFlat: true);
        Assert.Equal(layout.Above(NodeAddress.Parse("/0/1"), new(1, 1, 1, 1)), layout.Above(NodeAddress.Parse("/0/1"), default));
        Assert.NotEqual(layout.AboveRows([layout.Above(NodeAddress.Parse("/0"), default)]).ToArray(), layout.AboveRows([layout.Above(NodeAddress.Parse("/0/0"), default)]).ToArray());
    }

    [Fact]
    public void Flat_text_has_as_many_weights_as_pages()
    {
        using PageNetwork pages = new(new(Human), new(), default), text = new(new(Human, isFlat: true), new() { Form = PageForm.Flat }, default);

        Assert.InRange(Weights(text) / Weights(pages), .99, 1.01);

        static double Weights(PageNetwork network) => network.parameters().Sum(p => p.numel());
    }

    [Fact]
    public async Task Sharp_tables_are_the_most_probable_tree()
    {
        using var mz = Make(PageForm.TitleBody);
        var z = mz.Draw(new(3));
        using var scope = NewDisposeScope();
        var tables = mz.Tables(Ops.FromArray(z, 1, z.Length), temperature: 0);
        var tree = new ImplicitTree(mz.Unpack(z, depth: 12));
        var (title, address) = (Best(tables.Root[0]), NodeAddress.Root);
        for (var step = 0; step < 10; step++)
        {
            var page = Human.Read((await tree.FindAsync(address, Token))!.Text)!.Value;
            Assert.Equal(page[0], title);
            Assert.Equal(page[1], Best(tables.Bodies[0][title].narrow(0, 3, 2)));
            var branch = step % 3 == 0 ? 1 : 0;
            (title, address) = (Best(tables.Steps[branch][0][title]), address.Child(branch));
        }

        static int Best(Tensor probabilities) => (int)probabilities.argmax().item<long>();
    }

    [Fact]
    public void Another_human_s_Mz_is_refused()
    {
        using var mz = Make(PageForm.TitleBody);
        mz.Save(_folder.FullName);

        var refused = Assert.Throws<InvalidDataException>(() => LearnedUnpacker.Load(_folder.FullName, new EncyclopediaWorlds { States = 4 }.Explorer));
        Assert.Contains("is the Mz of encyclopedia:states=3,stay=0.4, and cannot write the pages of encyclopedia:states=4,stay=0.4.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_is_refused()
    {
        using var mz = Make(PageForm.TitleBody);
        mz.Save(_folder.FullName);
        var file = Path.Combine(_folder.FullName, LearnedUnpacker.WeightsFile);
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^100]);

        Assert.Contains("is cut off", Assert.Throws<InvalidDataException>(() => LearnedUnpacker.Load(_folder.FullName, Human)).Message, StringComparison.Ordinal);
        Assert.Contains("holds no learned Mz", Assert.Throws<InvalidDataException>(() => LearnedUnpacker.Load(_folder.FullName + "-none", Human)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void To_the_base_space_and_back_is_the_same_z_and_the_determinant_is_that_of_the_map()
    {
        using var mz = Make(PageForm.TitleBody);
        using var scope = NewDisposeScope();
        var z = Ops.FromArray(mz.Draw(new(8)), 1, mz.Latents);
        var (normal, logDeterminant) = mz.Model.ToBase(z);

        Assert.All(mz.Model.FromBase(normal).Minus(z).ToArray(), difference => Assert.Equal(0, difference, 9));

        // Central differences of each number of z.
        const double Small = 1e-5;
        var columns = Enumerable.Range(0, mz.Latents).Select(i =>
        {
            var shift = new double[mz.Latents];
            shift[i] = Small;
            return mz.Model.ToBase(z.Plus(Ops.FromArray(shift))).Base.Minus(mz.Model.ToBase(z.Minus(Ops.FromArray(shift))).Base).Times(1 / (2 * Small));
        });
        Assert.Equal(linalg.slogdet(cat([.. columns], 0)).Item2.item<double>(), logDeterminant.ToArray()[0], 6);
    }

    private static async Task<string> PageAt(IUnpacker tree, string address) => (await new ImplicitTree(tree).FindAsync(NodeAddress.Parse(address), Token))!.Text;

    private static LearnedUnpacker Make(PageForm form)
    {
        PageNetworkSettings settings = new() { Form = form, BodyWidth = 16, EncoderWidth = 16, TitleWidth = 8, Couplings = 3, CouplingWidth = 8 };
        return new(new PageNetwork(new(Human, form == PageForm.Flat), settings, new(2)), Human, new(Human.Name, settings, 8, .1, 0));
    }

    private static async Task<IReadOnlyList<string>> Walk(LearnedUnpacker mz, Seed? draws)
    {
        var tree = new ImplicitTree(mz.Unpack(mz.Draw(new(3)), depth: 16, draws));
        var texts = new List<string>();
        for (var (step, address) = (0, NodeAddress.Root); step < 10; step++, address = address.Child(step % 2))
        {
            texts.Add((await tree.FindAsync(address, Token))!.Text);
        }

        return texts;
    }
}
