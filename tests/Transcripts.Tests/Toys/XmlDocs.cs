using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LearningThePrior.Transcripts.Tests.Toys;

/// <summary>What the sources' own documentation says of a type or of a property, by its name in JSON.</summary>
internal static partial class XmlDocs
{
    private static readonly Dictionary<string, XElement> Members =
        Directory.EnumerateFiles(AppContext.BaseDirectory, "LearningThePrior.*.xml")
            .SelectMany(file => XDocument.Load(file).Descendants("member"))
            .GroupBy(m => (string)m.Attribute("name")!)
            .ToDictionary(g => g.Key, g => g.First());

    public static string? Of(Type type) => Plain(Members.GetValueOrDefault($"T:{type.FullName}")?.Element("summary"));

    public static string? Of(Type type, string property)
    {
        var name = string.Concat(property.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
        return Plain(Members.GetValueOrDefault($"P:{type.FullName}.{name}")?.Element("summary")
            ?? Members.GetValueOrDefault($"T:{type.FullName}")?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == name));
    }

    private static string? Plain(XElement? text) => text is null
        ? null
        : Spaces().Replace(string.Concat(text.Nodes().Select(n => n switch
        {
            XText plain => plain.Value,
            XElement { Name.LocalName: "see" } see => ((string?)see.Attribute("cref"))?.Split('.', ':')[^1],
            XElement other => other.Value,
            _ => "",
        })), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
