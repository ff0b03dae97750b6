using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Worlds.Tests.Table;

/// <summary>Tables and beliefs written in the test.</summary>
internal static class SmallTable
{
    public const string Csv = "period,age,town,label\n1,30,here,no\n1,40,there,yes\n2,50,here,yes\n2,,there,no\n3,60,here,yes\n3,35,there,no\n";

    public static DataTable Read(string csv = Csv) => TableFile.Parse(new StringReader(csv), "some.csv");

    public static TableBeliefs Beliefs(string columns = "", string rest = "") => BeliefsFile.Parse(Json(columns, rest), "mine.json", Read());

    public static string Json(string columns = "", string rest = "") =>
        $$"""{"schema": "ltp.beliefs/1", "label": {"column": "label", "classes": ["no", "yes"]}, {{rest}} "columns": { {{columns}} } }""";

    public static TableCode Code(TableBeliefs beliefs, double cut = .7) => TableCode.Of(Read(), beliefs, TableSplit.Of(Read(), beliefs.Period, cut));
}
