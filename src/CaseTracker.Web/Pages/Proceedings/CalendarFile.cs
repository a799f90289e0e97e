using System.Globalization;
using System.Text;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Pages.Proceedings;

/// <summary>Hearings as an iCalendar object (RFC 5545), one all-day event for each day of a proceeding in court; it holds what the list of
/// proceedings shows and nothing else.</summary>
public static class CalendarFile
{
    private const int LongestLine = 75;

    /// <param name="addressOf">The full address of a proceeding by its reference.</param>
    public static string Of(IEnumerable<UpcomingDates.Hearing> hearings, DateTimeOffset now, Func<string, string> addressOf)
    {
        var file = new StringBuilder();
        var stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        // Several sources may announce the same day in court: that is one date for whoever has to be there.
        var days = hearings.GroupBy(h => (h.Proceeding, h.On)).ToList();
        Add(file, "BEGIN", "VCALENDAR");
        Add(file, "VERSION", "2.0");
        Add(file, "PRODID", "-//CaseTracker//Hearings//EN");
        foreach (var day in days)
            AddEvent(file, [.. day], stamp, addressOf);
        if (days.Count == 0)
            AddZone(file);
        Add(file, "END", "VCALENDAR");
        return file.ToString();
    }

    private static void AddEvent(
        StringBuilder file,
        IReadOnlyList<UpcomingDates.Hearing> announced,
        string stamp,
        Func<string, string> addressOf
    )
    {
        var (hearing, on) = (announced[0], PartialDate.Parse(announced[0].On));
        var isConfirmed = announced.Any(h => h.Confidence == Codes.Of(Confidence.Confirmed));
        Add(file, "BEGIN", "VEVENT");
        Add(file, "UID", $"{hearing.Proceeding}-{hearing.On}@casetracker".ToLowerInvariant());
        Add(file, "DTSTAMP", stamp);
        Add(file, "DTSTART;VALUE=DATE", Day(on.First));
        Add(file, "DTEND;VALUE=DATE", Day(on.Last.AddDays(1)));
        Add(
            file,
            "SUMMARY",
            Escaped(string.Format(CultureInfo.CurrentCulture, PageText.Of("Calendar.Hearing"), hearing.Proceeding, Court(hearing)))
        );
        if (Notes(on, hearing.Confidence, isConfirmed) is { Length: > 0 } notes)
            Add(file, "DESCRIPTION", Escaped(notes));
        Add(file, "URL", addressOf(hearing.Proceeding));
        Add(file, "STATUS", isConfirmed ? "CONFIRMED" : "TENTATIVE");
        Add(file, "TRANSP", "TRANSPARENT");
        Add(file, "CLASS", "CONFIDENTIAL");
        Add(file, "END", "VEVENT");
    }

    /// <summary>A calendar must have a component, even one in which nothing is to come.</summary>
    private static void AddZone(StringBuilder file)
    {
        foreach (
            var (name, value) in new[]
            {
                ("BEGIN", "VTIMEZONE"),
                ("TZID", "Etc/UTC"),
                ("BEGIN", "STANDARD"),
                ("DTSTART", "19700101T000000"),
                ("TZOFFSETFROM", "+0000"),
                ("TZOFFSETTO", "+0000"),
                ("END", "STANDARD"),
                ("END", "VTIMEZONE"),
            }
        )
            Add(file, name, value);
    }

    private static string Court(UpcomingDates.Hearing hearing) =>
        Show.Listed(new[] { Show.Term<Forum>(hearing.Forum), Show.State(hearing.State) }.Where(s => s.Length > 0));

    private static string Notes(PartialDate on, string confidence, bool isConfirmed)
    {
        var notes = new List<string>();
        if (on.Precision != DatePrecision.Day)
            notes.Add(string.Format(CultureInfo.CurrentCulture, PageText.Of("Calendar.NoDay"), Show.Date(on)));
        if (!isConfirmed)
            notes.Add(
                string.Format(
                    CultureInfo.CurrentCulture,
                    PageText.Of("Format.Labelled"),
                    Terms.Name<Confidence>(),
                    Show.Term<Confidence>(confidence)
                )
            );
        return string.Join('\n', notes);
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>As a value of type TEXT (RFC 5545, section 3.3.11).</summary>
    private static string Escaped(string text) =>
        text.ReplaceLineEndings("\n")
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>A content line, folded after at most 75 octets and never within a character (RFC 5545, section 3.1).</summary>
    private static void Add(StringBuilder file, string name, string value)
    {
        var length = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                length = 1;
            }
            file.Append(rune.ToString());
            length += rune.Utf8SequenceLength;
        }
        file.Append("\r\n");
    }
}
