namespace CaseTracker.Texts;

// What is said to those who designate and invite.
public static partial class Text
{
    public static string AlreadyDesignated => Get();
    public static string DesignationChanged => Get();
    public static string DesignationMissing => Get();
    public static string EmailDiffers => Get();
    public static string EmailMissing => Get();
    public static string EmailNotForMachines => Get();
    public static string EmailNotValid => Get();
    public static string EmailOfAccount => Get();
    public static string EmailOfAnother => Get();
    public static string InvitationPending => Get();
    public static string NobodyToInvite => Get();
    public static string OwnDesignation => Get();
    public static string ScopeMissing => Get();
    public static string ScopeNotWanted => Get();
}
