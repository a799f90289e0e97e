namespace CaseTracker.Texts;

// What is said to those who keep documents, and in the copies that States get.
public static partial class Text
{
    public static string CopyIsPersonal => Get();
    public static string CopyName => Get();
    public static string FileInQuarantine => Get();
    public static string FileIsThere => Get();
    public static string FileNotAsStored => Get();
    public static string KeeperMissing => Get();
    public static string ReceivedFromMissing => Get();
    public static string RecipientMissing => Get();
    public static string ReleaseNeedsTwo => Get();
    public static string TitleMissing => Get();
    public static string UploadMissing => Get();

    public static string CopyFile(string name, long bytes) => Format([name, bytes]);

    public static string CopyHandedTo(string state, string person, string time) => Format([state, person, time]);

    public static string CopyHash(string hash) => Format(hash);

    public static string CopyOf(string title, int version, string reference) => Format([title, version, reference]);

    public static string CopyTitle(string state) => Format(state);

    public static string FileInfected(string finding) => Format(finding);

    public static string TooManyUploads(int most) => Format(most);
}
