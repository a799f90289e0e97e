using System.Globalization;
using CaseTracker.Reference;
using CaseTracker.StatusRequests;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>The table in which a State answers a request for status: a line for each of its open cases, empty where there is nothing to
/// say.</summary>
internal static class StatusSheet
{
    /// <summary>The question for the spreadsheet that the State got with the request.</summary>
    public const string Workbook = "Workbook";

    private static readonly string[] _cells = ["About", "Step", "On", "Authority", "What", "NextStep", "NextOn"];

    public static string Line(int number) => string.Create(CultureInfo.InvariantCulture, $"Lines[{number}]");

    public static string CaseOf(int number) => $"{Line(number)}.Case";

    public static Grid Grid =>
        new(
            PageText.Of("Requests.Lines"),
            PageText.Of("Requests.Case"),
            PageText.Of("Requests.About"),
            line => Cells(line, "").Fields,
            CaseOf
        )
        {
            Dates = [Array.IndexOf(_cells, "On"), Array.IndexOf(_cells, "NextOn")],
        };

    /// <param name="title">What the line is about; it stands where the first question would.</param>
    public static Section Cells(int number, string title)
    {
        var line = Line(number);
        return new Section(
            title,
            [
                Ask.Line($"{line}.About", "Requests.About", optional: true),
                Ask.Term<ProceedingStep>($"{line}.Step", "Requests.Step", optional: true) with
                {
                    Blank = "–",
                },
                Ask.Line($"{line}.On", "Requests.On", optional: true),
                Ask.Line($"{line}.Authority", "Requests.Authority", optional: true),
                Ask.Line($"{line}.What", "Requests.What", optional: true),
                Ask.Line($"{line}.NextStep", "Requests.NextStep", optional: true),
                Ask.Line($"{line}.NextOn", "Requests.NextOn", optional: true),
            ]
        )
        {
            IsOneOfSeveral = true,
        };
    }

    public static bool IsBlank(Entries entries, int number) => _cells.Skip(1).All(c => entries.Text($"{Line(number)}.{c}") is null);

    /// <param name="lines">Number of lines that are not blank; they come first.</param>
    public static AnswerStatusRequest.Command Read(string reference, Entries e, int lines) =>
        new(
            reference,
            [
                .. Enumerable
                    .Range(0, lines)
                    .Select(Line)
                    .Select(line => new AnswerStatusRequest.Line(
                        e[$"{line}.Case"],
                        e.Choice<ProceedingStep>($"{line}.Step", optional: true),
                        e.Text($"{line}.Authority"),
                        e.Written($"{line}.On"),
                        e.Text($"{line}.What"),
                        e.Text($"{line}.NextStep"),
                        e.Written($"{line}.NextOn")
                    )),
            ]
        );
}
