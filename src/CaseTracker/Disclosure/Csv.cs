using System.Text;

namespace CaseTracker.Disclosure;

/// <summary>Writes CSV as RFC 4180 has it, in which no spreadsheet finds a formula.</summary>
public static class Csv
{
    private static readonly char[] Quoted = ['"', ',', '\r', '\n'];

    /// <summary>One record, with its line end.</summary>
    public static void Append(StringBuilder csv, IReadOnlyList<string?> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0)
                csv.Append(',');
            csv.Append(Field(fields[i] ?? ""));
        }
        csv.Append("\r\n");
    }

    /// <summary>A text that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    private static string Field(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return safe.IndexOfAny(Quoted) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
