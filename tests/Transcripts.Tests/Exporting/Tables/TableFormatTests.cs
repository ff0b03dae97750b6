using LearningThePrior.Transcripts.Exporting;
using LearningThePrior.Transcripts.Tests.Toys;

namespace LearningThePrior.Transcripts.Tests.Exporting.Tables;

/// <summary>What DuckDB, which shares no code with us, reads from the exports of one run.</summary>
public sealed class TableFormatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Parquet_has_typed_columns_and_lists_as_lists()
    {
        await RunExport.ToParquetAsync(Runs.Awkward(_folder["run"]), _folder["out"], TestContext.Current.CancellationToken);

        Assert.Equal(
            ["a/b_epoch_1|[no, yes]|[0.25, 1.0]|2024-05-06 07:08:09.123|1.5|NULL|3", "a-b-epoch-1|[no, yes]|NULL|NULL|1.5|NULL|3"],
            Duck.Ask($"select debate_id, answers::varchar, latent::varchar, strftime(started_at, '%Y-%m-%d %H:%M:%S.%g'), wall_s, tokens, n_calls from '{_folder["out", "debates.parquet"]}'"));
        Assert.Equal(
            ["[0.5, 0.5]|NULL|false", "[0.125, 0.875]|true|true", "[0.75, 0.25]|false|true", "NULL|NULL|true", "[0.5, 0.5]|NULL|true"],
            Duck.Ask($"select credences::varchar, correct::varchar, final::varchar from '{_folder["out", "judgements.parquet"]}'"));
        Assert.Equal(
            [$"{Runs.Hostile}||[/, /0]", "-1 is it|NULL|[]"],
            Duck.Ask($"select text, text_raw, read::varchar from '{_folder["out", "turns.parquet"]}'"));
        Assert.Equal(
            ["VARCHAR[]|DOUBLE[]|BIGINT|BOOLEAN|TIMESTAMP WITH TIME ZONE"],
            Duck.Ask($"select typeof(answers), typeof(latent), typeof(rounds), typeof(swap), typeof(started_at) from '{_folder["out", "debates.parquet"]}' limit 1"));
    }

    [Fact]
    public async Task Csv_comes_back_as_it_was_but_for_the_apostrophe_that_disarms_formulas()
    {
        await RunExport.ToCsvAsync(Runs.Awkward(_folder["run"]), _folder["out"], TestContext.Current.CancellationToken);

        Assert.Equal(
            ["'" + Runs.Hostile, "'-1 is it"],
            Duck.Ask($"select text from read_csv('{_folder["out", "turns.csv"]}', header = true, all_varchar = true, quote = '\"', escape = '\"', delim = ',') order by turn"));
        var lines = File.ReadAllText(_folder["out", "turns.csv"]);
        Assert.Contains(",open,\"'=HYPERLINK(\"\"x\"\"),\r\n'⟦A⟧ 日本\",\"\",[],", lines, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", lines, StringComparison.Ordinal);
        Assert.Equal(
            ["run,a/b_epoch_1,0,0,t,/0,snow,exact,3,4", "run,a/b_epoch_1,0,1,t,/1,\"\",not_found,,", "run,a/b_epoch_1,1,0,t,/0,it,near_miss,0,2"],
            File.ReadAllLines(_folder["out", "citations.csv"])[1..]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM", "'@SUM")]
    [InlineData("\tx", "'\tx")]
    [InlineData("'quoted", "''quoted")]
    [InlineData("1=1", "1=1")]
    [InlineData("a", "a")]
    public async Task Only_what_a_spreadsheet_might_run_is_disarmed(string error, string field)
    {
        using (var writer = new StoredRunWriter(_folder["run"], Stores.Info))
        {
            writer.Add(Runs.Debate("d") with { Error = error });
            writer.Complete();
        }

        await RunExport.ToCsvAsync(StoredRun.Open(_folder["run"]), _folder["out"], TestContext.Current.CancellationToken);

        Assert.EndsWith($",finished,{field}", File.ReadAllLines(_folder["out", "debates.csv"])[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_lines_hold_lists_and_objects()
    {
        await RunExport.ToJsonLinesAsync(Runs.Awkward(_folder["run"]), _folder["out"], TestContext.Current.CancellationToken);

        Assert.Equal(
            ["[no, yes]|human debate|Alma", "[no, yes]|human debate|Alma"],
            Duck.Ask($"select answers::varchar, labels.setting, sides[1].debater from read_json('{_folder["out", "debates.jsonl"]}')"));
        Assert.Equal("""{"run_id":"run","debate_id":"a/b_epoch_1","correct":1,"truth":null}""", File.ReadAllLines(_folder["out", "keys.jsonl"])[0]);
    }

    [Fact]
    public async Task Many_rows_go_into_several_groups_and_none_is_lost()
    {
        using (var writer = new StoredRunWriter(_folder["run"], Stores.Info))
        {
            for (var i = 0; i < 1_500; i++)
            {
                writer.Add(Runs.Debate(FormattableString.Invariant($"d{i}")));
            }

            writer.Complete();
        }

        await RunExport.ToParquetAsync(StoredRun.Open(_folder["run"]), _folder["out"], TestContext.Current.CancellationToken);

        Assert.Equal(["3000|1500|4500"], Duck.Ask($"""
            select (select count(*) from '{_folder["out", "turns.parquet"]}'), (select count(distinct debate_id) from '{_folder["out", "turns.parquet"]}'),
              (select count(*) from '{_folder["out", "citations.parquet"]}')
            """));
        Assert.Equal(["3"], Duck.Ask($"select count(distinct row_group_id) from parquet_metadata('{_folder["out", "turns.parquet"]}')"));
    }

    [Fact]
    public async Task Long_texts_stand_in_parquet_once_and_come_back_as_texts()
    {
        const int Length = 100_000;
        var text = "snow é " + new string('x', Length);
        using (var writer = new StoredRunWriter(_folder["run"], Stores.Info))
        {
            writer.Add(Runs.Debate("d") with { QuestionText = text, Answers = [text, "no"] });
            writer.Add(Runs.Debate("e") with { Error = null });
            writer.Complete();
        }

        await RunExport.ToParquetAsync(StoredRun.Open(_folder["run"]), _folder["out"], TestContext.Current.CancellationToken);

        var file = _folder["out", "debates.parquet"];
        Assert.Equal(
            [$"d|{text}|{text}|no", "e|Did it snow?|no|yes"], Duck.Ask($"select debate_id, question_text, answers[1], answers[2] from '{file}' order by debate_id"));
        Assert.Equal(
            ["answers, list, element|True", "debate_id|False", "question_text|True"],
            Duck.Ask($"select path_in_schema, stats_max_value is null from parquet_metadata('{file}') where path_in_schema similar to 'debate_id|question_text|answers.*' order by 1"));

        // A thousand times the same letter is next to nothing compressed, unless it stands somewhere uncompressed.
        Assert.True(new FileInfo(file).Length < Length, $"{new FileInfo(file).Length} bytes");
    }
}
