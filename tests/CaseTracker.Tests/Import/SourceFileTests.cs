using System.Text;
using CaseTracker.Import;
using CaseTracker.Texts;
using static CaseTracker.Tests.Import.Importing;
using ValidationException = FluentValidation.ValidationException;

namespace CaseTracker.Tests.Import;

/// <summary>A file that is not what it claims to be is refused whole, with one message, and nothing is recorded.</summary>
[SetUICulture("en")]
public sealed class SourceFileTests
{
    private static readonly string Whole = Csv("2021-01-01", Row("A-1"), Row("A-2"));

    private static IEnumerable<TestCaseData> Refusals =>
        [
            Refusal("", "a.csv", Text.ImportFileEmpty),
            Refusal(" \r\n", "a.csv", Text.ImportFileEmpty),
            Refusal(Columns + "\n", "a.csv", Text.ImportFileWithoutRows),
            Refusal(
                "[]",
                "a.json",
                Text.ImportColumnsMissing(
                    "casualty_id, incident_date, mission_acronym, type_of_casualty, casualty_nationality, m49_code, isocode3, casualty_personnel_type, type_of_incident"
                )
            ),
            Refusal("a,b\n1,2\n", "a.csv", "lacks: casualty_id, incident_date"),
            Refusal(Whole.Replace("isocode3", "iso", StringComparison.Ordinal), "a.csv", Text.ImportColumnsMissing("isocode3")),
            Refusal(Whole.Replace("gender", "Casualty_ID", StringComparison.Ordinal), "a.csv", Text.ImportColumnTwice("Casualty_ID")),
            Refusal(Whole[..^20], "a.csv", Text.ImportFileCutOff(3)),
            Refusal(Whole[..^3], "a.csv", Text.ImportFileCutOff(3)),
            Refusal(Whole.Replace("Chad", "\"Chad", StringComparison.Ordinal), "a.csv", Text.ImportQuotesUnbalanced(2)),
            Refusal("[{\"casualty_id\": \"A-1\"}]", "a.csv", Text.ImportJsonNotCsv),
            Refusal(Whole, "a.json", Text.ImportCsvNotJson),
            Refusal("{\"rows\": []}", "a.json", Text.ImportJsonNotAList),
            Refusal("[{\"casualty_id\": \"A-1\"},\n{\"casualty_id\": \"A-", "a.json", Text.ImportJsonBroken(2)),
            Refusal("[{\"casualty_id\": \"\\ud800\"}]", "a.json", Text.ImportJsonBroken(1)),
            Refusal("[1, 2]", "a.json", Text.ImportJsonNotAList),
            Refusal("[{\"casualty_id\": {}}]", "a.json", Text.ImportJsonNotAList),
            Refusal("Incident ID,Year\n#event,#date\n1,2020\n", "a.csv", "not a file of this series"),
        ];

    [TestCaseSource(nameof(Refusals))]
    public async Task Refuses_the_file_as_a_whole(byte[] content, string name, string message)
    {
        await using var world = await World.New();
        var before = await world.Position();
        using var stream = new MemoryStream(content);
        var refusal = await Assert.ThrowsAsync<ValidationException>(() =>
            world.As(World.Desk).Send(new ImportFatalities.Command(stream, name))
        );
        Assert.That(refusal!.Errors.Single().PropertyName, Is.EqualTo("File"));
        Assert.That(refusal.Message, Does.Contain(message));
        Assert.That(await world.Position(), Is.EqualTo(before));
    }

    [Test]
    public async Task Refuses_what_is_not_utf8()
    {
        await using var world = await World.New();
        foreach (var encoding in new[] { Encoding.Latin1, Encoding.Unicode, Encoding.UTF32 })
        {
            using var stream = new MemoryStream([
                .. encoding.GetPreamble(),
                .. encoding.GetBytes(Csv("2021-01-01", Row("A-1", nationality: "Côte d'Ivoire"))),
            ]);
            var refusal = await Assert.ThrowsAsync<ValidationException>(() =>
                world.As(World.Desk).Send(new ImportFatalities.Command(stream, "a.csv"))
            );
            Assert.That(refusal!.Message, Is.EqualTo(Text.ImportNotUtf8));
        }
    }

    [Test]
    public async Task Says_why_in_the_reader_s_language()
    {
        await using var world = await World.New();
        System.Globalization.CultureInfo.CurrentUICulture = new("fr");
        var refusal = await Assert.ThrowsAsync<ValidationException>(() => world.Fatalities(""));
        Assert.That(refusal!.Message, Is.EqualTo("Le fichier est vide."));
    }

    [Test]
    public async Task Takes_a_last_row_without_line_break_when_it_is_whole()
    {
        await using var world = await World.New();
        Assert.That((await world.Fatalities(Whole.TrimEnd())).New, Is.EqualTo(2));
    }

    [Test]
    public async Task Reads_byte_order_mark_line_endings_quotes_and_further_columns()
    {
        await using var world = await World.New();
        var report = await world.Fatalities(
            '\uFEFF'
                + Csv("2021-01-01,x", Row("A-1", nationality: "\"Korea,\nRepublic of\"", iso: ""), Row("A-2", date: "2020-99-01"))
                    .Replace("last_update", "last_update,remarks", StringComparison.Ordinal)
                    .Replace("\n", "\r\n", StringComparison.Ordinal)
        );
        Assert.That(report.New, Is.EqualTo(1));
        Assert.That(report.Findings.Select(f => (f.Severity, f.Line, f.Column)), Does.Contain((Severity.Doubtful, 1, "remarks")));
        Assert.That(report.Findings.Single(f => f.Severity == Severity.Rejected).Line, Is.EqualTo(4), "the quoted name spans two lines");
    }

    private static TestCaseData Refusal(string content, string name, string message) =>
        new TestCaseData(Encoding.UTF8.GetBytes(content), name, message).SetArgDisplayNames(name, message);
}
