using System.Xml.Linq;

namespace LearningThePrior.Packages.Tests.Toys;

/// <summary>A room's project file.</summary>
internal static class ProjectFile
{
    /// <summary>Whether a project is packed for others to reference: neither a tool nor what is only carried by tools.</summary>
    public static bool IsLibrary(string project)
    {
        var file = XDocument.Load(project);
        return !file.Descendants("Import").Any() && !file.Descendants("IsPackable").Any(p => p.Value == "false");
    }

    /// <summary>The rooms and packages that a room names and that whoever uses it needs.</summary>
    public static IEnumerable<string> References(string room)
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src", room, $"LearningThePrior.{room}.csproj"));
        return
        [
            .. project.Descendants("ProjectReference").Select(r => Path.GetFileName(Path.GetDirectoryName((string)r.Attribute("Include")!))!),
            .. project.Descendants("PackageReference").Where(r => (string?)r.Attribute("PrivateAssets") != "all").Select(r => (string)r.Attribute("Include")!),
        ];
    }
}
