using CsvHelper;

namespace CaseTracker.Tests;

/// <summary>The real data beside the project; a test that needs it says so and is skipped where it is absent.</summary>
internal static class SharedData
{
    public static IEnumerable<string> Column(string file, string column)
    {
        using var csv = CsvReader.FromFile(PathOf(file), new() { Separator = ',' });
        while (csv.Read())
            yield return csv.GetString(column);
    }

    public static IEnumerable<string[]> Columns(string file, params string[] columns)
    {
        using var csv = CsvReader.FromFile(PathOf(file), new() { Separator = ',' });
        while (csv.Read())
            yield return [.. columns.Select(c => csv.GetString(c))];
    }

    public static string PathOf(string file)
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", file);
            if (File.Exists(path))
                return path;
        }
        Assert.Ignore($"no real data: shared/data/{file} is not beside the project");
        return "";
    }
}
