using System.Text.Json.Serialization.Metadata;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Store;

/// <summary>docs/schemas is what the records say; where it is not, run these tests with LTP_WRITE_SCHEMAS=1 and look at the change.</summary>
public sealed class SchemaTests
{
    private static readonly string Folder = Path.Combine(Root(), "docs", "schemas");

    private static readonly (string Name, JsonTypeInfo Type)[] All =
    [
        ("run", StoreJson.Default.RunInfo),
        ("debates", StoreJson.Default.StoredDebate),
        ("judgements", StoreJson.Default.StoredJudgement),
        ("keys", StoreJson.Default.StoredKey),
        ("nodes", StoreJson.Default.StoredNode),
        ("calls", StoreJson.Default.StoredCall),
        ("items", StoreJson.Default.StoredItem),
        ("open", StoreJson.Default.OpenRun),
        ("predictions", StoreJson.Default.StoredPrediction),
        ("decompositions", StoreJson.Default.StoredDecomposition),
        ("journal", JournalJson.Default.JournalEvent),
    ];

    public static TheoryData<string> Names { get; } = [.. All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_published_schema_is_that_of_its_record(string name)
    {
        var file = Path.Combine(Folder, $"{name}.schema.json");
        var made = PublishedSchema.Of(All.Single(s => s.Name == name).Type, $"{name} of a run of LearningThePrior");
        if (Environment.GetEnvironmentVariable("LTP_WRITE_SCHEMAS") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, made);
        }

        Assert.True(File.Exists(file), $"{file} is missing; run this test with LTP_WRITE_SCHEMAS=1 to write it.");
        var told = $"{file} is no longer what the records say. If the change is meant, run this test with LTP_WRITE_SCHEMAS=1 and commit the file; "
            + "a key that goes, or changes its meaning, needs a new schema version.";
        Assert.True(made == File.ReadAllText(file).ReplaceLineEndings("\n"), told);
    }

    [Fact]
    public void There_is_no_other_schema_but_that_of_beliefs_which_the_tests_of_worlds_hold() =>
        Assert.Equal(All.Select(s => $"{s.Name}.schema.json").Append("beliefs.schema.json").Order(), Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)).Order());

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LearningThePrior.sln")))
        {
            folder = folder.Parent ?? throw new FileNotFoundException("No folder above the tests holds LearningThePrior.sln.");
        }

        return folder.FullName;
    }
}
