using CsCheck;
using LearningThePrior.Experiments.Registry;

namespace LearningThePrior.Experiments.Tests.Registry;

/// <summary>Any name of a catalog with any settings, and any names within it.</summary>
internal static class AnyName
{
    // What divides and holds together names, among harmless letters.
    private static readonly Gen<string> Words = Gen.Char["ab/.:,+()\"= -"].Array[1, 12].Select(letters => new string(letters));

    public static Gen<Named<T>> Of<T>(Catalog<T> catalog, int levels = 3)
        where T : class =>
        One([.. catalog.Entries.Where(e => levels > 0 || e.Operand is Operand.None or Operand.Text)]).SelectMany(entry =>
            Gen.Select(Settings(entry), Within(catalog, entry, levels), Words, (settings, within, text) =>
                catalog.Of(entry.Name, settings, within, entry.Operand == Operand.Text ? text : "")));

    private static Gen<Named<T>[]> Within<T>(Catalog<T> catalog, Entry<T> entry, int levels)
        where T : class => entry.Operand switch
        {
            Operand.One => Of(catalog, levels - 1).Array[entry.Otherwise is null ? 1 : 0, 1],
            Operand.Several => Of(catalog, levels - 1).Array[1, 3],
            _ => Gen.Const(Array.Empty<Named<T>>()),
        };

    private static Gen<KeyValuePair<string, string>[]> Settings<TMade>(Entry<TMade> entry)
        where TMade : class => entry.Settings.Aggregate(
        Gen.Const(Array.Empty<KeyValuePair<string, string>>()),
        (all, setting) => Gen.Select(all, Gen.Bool, Value(setting), (before, isSet, value) =>
            isSet ? [.. before, KeyValuePair.Create(setting.Name, Setting.Print(value))] : before));

    private static Gen<object> Value(Setting setting) => setting.Type switch
    {
        var t when t == typeof(int) => Gen.Int[(int)(setting.Least ?? -1e6), (int)(setting.Most ?? 1e6)].Select(i => (object)i),
        var t when t == typeof(double) => Gen.Double[setting.Least is { } least ? least + (setting.IsAbove ? 1e-9 : 0) : -1e30, setting.Most ?? 1e30].Select(d => (object)d),
        var t when t == typeof(bool) => Gen.Bool.Select(b => (object)b),
        var t when t == typeof(string) => Words.Select(w => (object)w),
        var t => One(Enum.GetNames(t)).Select(n => (object)n),
    };

    private static Gen<T> One<T>(T[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);
}
