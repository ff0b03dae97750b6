using LearningThePrior.Debate;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Keeling;
using static TorchSharp.torch;

namespace LearningThePrior.Optimization.Tests.Models;

public sealed class LearnedModelsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("learned-").FullName;

    public static TheoryData<string> Worlds => ["snow", "encyclopedia", "keeling"];

    [Theory]
    [MemberData(nameof(Worlds))]
    public void What_is_loaded_predicts_as_what_was_saved_to_the_last_bit(string name)
    {
        var world = World(name);
        var learned = Learned(world);
        Question[] questions = [.. world.Sets.SelectMany(s => s.Scored.Take(20)).Select(s => s.Question)];

        learned.Save(_folder);
        var loaded = LearnedModels.Load(_folder);

        Assert.Equal(learned.Predict(world, questions), loaded.Predict(world, questions));
        Assert.Equal(LogPrior(learned), LogPrior(loaded));
        Assert.Equal(learned.Z, loaded.Z);
        Assert.Equal(learned.Posterior.Weights, loaded.Posterior.Weights);
        Assert.Equal((learned.FName, learned.PriorName, learned.WorldSeed, learned.Answers), (loaded.FName, loaded.PriorName, loaded.WorldSeed, loaded.Answers));
        Assert.Equal(learned.Files().Select(f => f.Content), loaded.Files().Select(f => f.Content));
    }

    [Fact]
    public void A_folder_is_written_over_by_the_same_bytes()
    {
        var learned = Learned(Small.Snow);
        learned.Save(_folder);
        var before = Contents();

        learned.Save(_folder);

        Assert.Equal(["f.safetensors", "learned.json", "particles.jsonl", "prior.safetensors"], before.Select(f => f.Name));
        Assert.Equal(before.Select(f => f.Content), Contents().Select(f => f.Content));
    }

    [Theory]
    [InlineData("learned.json", "is missing")]
    [InlineData("f.safetensors", "is missing")]
    [InlineData("prior.safetensors", "is missing")]
    [InlineData("particles.jsonl", "is missing")]
    public void A_missing_file_is_named(string file, string telling)
    {
        Learned(Small.Snow).Save(_folder);
        File.Delete(Path.Combine(_folder, file));

        IsRefused(file, telling);
    }

    [Theory]
    [InlineData("learned.json", "learned.json:1: ")]
    [InlineData("f.safetensors", "cut off")]
    [InlineData("prior.safetensors", "cut off")]
    [InlineData("particles.jsonl", "particles.jsonl:2: ")]
    public void A_file_that_is_cut_off_is_named(string file, string telling)
    {
        Learned(Small.Snow).Save(_folder);
        var path = Path.Combine(_folder, file);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^9]);

        IsRefused(file, telling);
    }

    [Theory]
    [InlineData("learned.json", "ltp.learned/1", "ltp.learned/9", "ltp.learned/9")]
    [InlineData("learned.json", "\"latents\":24", "\"latents\":23", "has 24 numbers")]
    [InlineData("learned.json", "\"particles\":2", "\"particles\":3", "2 particles where learned.json says 3")]
    [InlineData("f.safetensors", "ltp.weights/1", "ltp.weights/9", "ltp.weights/9")]
    [InlineData("f.safetensors", "\"world_seed\":\"7\"", "\"world_seed\":\"8\"", "'8' is not '7'")]
    [InlineData("f.safetensors", "weights.layers.0.bias", "weights.layers.9.bias", "weights.layers.0.bias")]
    public void Another_version_or_another_worlds_file_is_told(string file, string from, string to, string telling)
    {
        Learned(Small.Snow).Save(_folder);
        var path = Path.Combine(_folder, file);
        var text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path));
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllBytes(path, System.Text.Encoding.Latin1.GetBytes(text.Replace(from, to, StringComparison.Ordinal)));

        IsRefused("", telling);
    }

    [Fact]
    public void Weights_of_Prior_do_not_pass_for_those_of_f()
    {
        Learned(Small.Snow).Save(_folder);
        File.Copy(Path.Combine(_folder, "prior.safetensors"), Path.Combine(_folder, "f.safetensors"), overwrite: true);

        IsRefused("f.safetensors", "is not");
    }

    [Fact]
    public void Another_worlds_questions_are_refused() =>
        Assert.Throws<ArgumentException>(() => Learned(Small.Snow).Predict(Small.Book, [Small.Book.Sets[0].Scored[0].Question]));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void IsRefused(string file, string telling)
    {
        var refused = Assert.Throws<InvalidDataException>(() => LearnedModels.Load(_folder));

        Assert.StartsWith(Path.Combine(_folder, file), refused.Message, StringComparison.Ordinal);
        Assert.Contains(telling, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    private (string Name, byte[] Content)[] Contents() =>
        [.. Directory.EnumerateFiles(_folder).Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)))];

    private static double[] LogPrior(LearnedModels learned)
    {
        using var scope = NewDisposeScope();
        return [.. learned.Prior.LogPriors(tensor(learned.Z.ToArray()).unsqueeze(0)).data<double>()];
    }

    private static LearnedModels Learned(IWorld world)
    {
        var random = new Seed(5).CreateRandom();
        double[][] z = [world.Propose(random), world.Propose(random)];
        return new()
        {
            Family = world.Family,
            WorldSeed = 7,
            Shape = ModelShape.Of(world, width: 16),
            Answers = world.Observed[0].Question.Answers,
            FName = world.DefaultModel + ":width=" + Small.Settings.Width,
            F = Small.F(world),
            PriorName = "parts:width=16",
            Prior = Small.Prior(world),
            Z = z[0],
            Posterior = new Posterior(z, [.75, .25]),
        };
    }

    private static IWorld World(string name) => name switch
    {
        "snow" => Small.Snow,
        "encyclopedia" => Small.Book,
        _ => new KeelingWorlds().SampleRecord(new Seed(1)),
    };
}
