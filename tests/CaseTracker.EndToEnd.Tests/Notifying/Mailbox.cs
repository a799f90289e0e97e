using System.Text;
using System.Text.RegularExpressions;

namespace CaseTracker.EndToEnd.Tests.Notifying;

/// <summary>All mail that a demonstration sent.</summary>
internal static partial class Mailbox
{
    public static List<string> Of(Demonstration demonstration) =>
        [
            .. Directory
                .GetFiles(demonstration.Folder, "*.eml", SearchOption.AllDirectories)
                .Select(f => $"{Path.GetFileName(f)}\n{Readable(File.ReadAllText(f))}"),
        ];

    /// <summary>With the subject in words.</summary>
    private static string Readable(string mail) =>
        Encoded().Replace(mail, m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups[1].Value)));

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]*)\?=")]
    private static partial Regex Encoded();
}
