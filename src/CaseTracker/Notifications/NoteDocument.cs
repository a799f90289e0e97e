using CaseTracker.Office;

namespace CaseTracker.Notifications;

/// <summary>
/// Prints a note as an Office Open XML document. Pure: the same note gives the same bytes on every machine and at every time, so that
/// nobody holds another text under the same number.
/// </summary>
public static class NoteDocument
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Print(Note note)
    {
        using var file = new MemoryStream();
        using (var package = new OfficePackage(file))
        {
            foreach (var (name, root) in DocumentParts.Of(note))
                package.Part(name, root);
        }
        return file.ToArray();
    }
}
