using System.Text.RegularExpressions;

namespace CaseTracker.Tests.Architecture;

/// <summary>Who may know whom (design, section 5).</summary>
public sealed partial class ArrowTests
{
    private static readonly string[] _ground = ["Reference", "Texts", "Data", "Ledger", "Disclosure", "Access"];

    private static readonly Dictionary<string, string[]> _mayUse = new()
    {
        ["Reference"] = [],
        ["Texts"] = ["Reference"],
        ["Data"] = [],
        // What files of office programs are made of; knows nothing of cases.
        ["Office"] = [],
        ["Ledger"] = ["Data", "Reference"],
        ["Disclosure"] = ["Ledger", "Data", "Reference"],
        // A focal point is designated for missions, which must exist.
        ["Access"] = ["Disclosure", "Ledger", "Data", "Reference", "Texts", "Missions"],
        // Cases take their host States from the mission, and follow it when its host States change.
        ["Missions"] = [.. _ground, "Cases"],
        ["Cases"] = [.. _ground, "Missions"],
        ["Home"] = [.. _ground, "Assistance", "Cases", "Missions", "Clocks", "Notifications", "Correspondence"],
        ["Proceedings"] = [.. _ground, "Cases", "Missions"],
        ["Registry"] = [.. _ground, "Cases"],
        ["Assistance"] = [.. _ground, "Cases", "Missions"],
        ["Convention"] = [.. _ground, "Cases", "Import"],
        ["Clocks"] = [.. _ground, "Cases", "Missions", "Proceedings", "Convention"],
        ["Notifications"] = [.. _ground, "Cases", "Missions", "Clocks", "Office"],
        ["Evidence"] = [.. _ground, "Cases", "Missions"],
        ["Correspondence"] = [.. _ground, "Cases", "Missions", "Evidence"],
        ["StatusRequests"] = [.. _ground, "Cases", "Missions", "Correspondence"],
        ["Outbox"] = [.. _ground, "Cases", "Missions"],
        // The cell of a table about accused opens the proceedings behind it.
        ["Briefing"] =
        [
            .. _ground,
            "Cases",
            "Missions",
            "Proceedings",
            "Assistance",
            "Notifications",
            "Clocks",
            "Correspondence",
            "Office",
        ],
        // An edition is tables, and what changed since says which cases, proceedings and messages lie behind.
        ["Editions"] = [.. _ground, "Briefing", "Cases", "Missions", "Office", "Proceedings", "Assistance", "Notifications"],
        // What the public reads comes from approved editions alone.
        ["Publishing"] = [.. _ground, "Briefing", "Cases", "Editions"],
        ["Import"] = [.. _ground, "Cases", "Missions"],
        ["Seeding"] =
        [
            .. _ground,
            "Cases",
            "Missions",
            "Proceedings",
            "Assistance",
            "Clocks",
            "Notifications",
            "Correspondence",
            "Evidence",
            "Briefing",
            "Editions",
        ],
    };

    public static IEnumerable<string> Folders => Sources.Product.Where(IsCore).Select(FolderOf).Distinct();

    [TestCaseSource(nameof(Folders))]
    public void A_folder_uses_only_what_it_may(string folder)
    {
        Assert.That(_mayUse.Keys, Does.Contain(folder), "a new folder: say here what it may use");
        var used =
            from file in Sources.Product
            where IsCore(file) && FolderOf(file) == folder
            from Match use in Namespace().Matches(Comment().Replace(Repository.Read(file), ""))
            where
                use.Groups[1].Value != folder && _mayUse.ContainsKey(use.Groups[1].Value) && !_mayUse[folder].Contains(use.Groups[1].Value)
            select $"{file} uses {use.Groups[1].Value}";
        Assert.That(used, Is.Empty);
    }

    /// <summary>A figure that is made from rows can be made again as of any position; one made from the ledger or from files could
    /// not.</summary>
    [Test]
    public void Briefing_reads_rows_alone() =>
        Assert.That(
            Sources
                .Product.Where(f => f.StartsWith("src/CaseTracker/Briefing/", StringComparison.Ordinal))
                .Where(f => Regex.IsMatch(Repository.Read(f), @"\b(CaseFile|Fold|Recorder|Recording|CaseEvents)\b|\.Load\(")),
            Is.Empty
        );

    [Test]
    public void The_product_without_a_face_knows_no_web() =>
        Assert.That(
            Sources.Product.Where(f => IsCore(f) && Repository.Read(f).Contains("Microsoft.AspNetCore", StringComparison.Ordinal)),
            Is.Empty
        );

    /// <summary>Everything that is written goes through the recorder, so that no fact and no row is without the other.</summary>
    [Test]
    public void Only_the_recorder_appends_to_the_ledger() =>
        Assert.That(
            Sources
                .Product.Where(f =>
                    !f.StartsWith("src/CaseTracker/Ledger/", StringComparison.Ordinal) && f != "src/CaseTracker/Disclosure/Recorder.cs"
                )
                .Where(f =>
                    Regex.IsMatch(Repository.Read(f), @"ledger\.(Append|TakeTurn|Erase)\(", RegexOptions.IgnoreCase)
                    && !f.EndsWith("/ReadTables.cs", StringComparison.Ordinal)
                ),
            Is.Empty
        );

    [Test]
    public void No_file_is_longer_than_can_be_taken_in() =>
        Assert.That(
            Sources.Product.Concat(Repository.Files("tests", ".cs")).Where(f => Repository.Read(f).Count(c => c == '\n') > 300),
            Is.Empty
        );

    [Test]
    public void No_type_is_named_after_a_pattern() =>
        Assert.That(
            typeof(CaseTrackerServices)
                .Assembly.GetTypes()
                .Select(t => t.Name)
                .Where(n => Regex.IsMatch(n, "^[^<].*(Dto|Manager|Helpers?|Utils?|Utilities|Repository|Service)$")),
            Is.Empty
        );

    private static bool IsCore(string file) =>
        file.StartsWith("src/CaseTracker/", StringComparison.Ordinal)
        && file.Count(c => c == '/') > 2
        && !file.Contains("/obj/", StringComparison.Ordinal);

    private static string FolderOf(string file) => file.Split('/')[2];

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bCaseTracker\.([A-Z]\w+)")]
    private static partial Regex Namespace();
}
