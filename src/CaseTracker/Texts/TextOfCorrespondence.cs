namespace CaseTracker.Texts;

// What is said to those who write and answer submissions.
public static partial class Text
{
    public static string AnswerMissing => Get();
    public static string AspectMissing => Get();
    public static string AuthorityMissing => Get();
    public static string CommandNotValid => Get();
    public static string ConsentMissing => Get();
    public static string DateMissing => Get();
    public static string DocumentMissing => Get();
    public static string DocumentsNotTaken => Get();
    public static string DraftGone => Get();
    public static string FileHasMacros => Get();
    public static string FileNameMissing => Get();
    public static string FileProtected => Get();
    public static string FileTypeNotTaken => Get();
    public static string NeedsSecondPersonFirst => Get();
    public static string NextStepMissing => Get();
    public static string NotAboutCase => Get();
    public static string NotAboutState => Get();
    public static string NoteMissing => Get();
    public static string OnePointOnly => Get();
    public static string OwnSubmission => Get();
    public static string PartNotWanted => Get();
    public static string PointDecided => Get();
    public static string PointMissing => Get();
    public static string PointNotOfKind => Get();
    public static string ProposedMissing => Get();
    public static string QuestionAnswered => Get();
    public static string QuestionMissing => Get();
    public static string SubmissionAcknowledged => Get();
    public static string SubmissionIsStrict => Get();
    public static string SubmissionMissing => Get();
    public static string WhatMissing => Get();

    public static string CaseChangedForState(string parts) => Format(parts);

    public static string CommandNotAcceptable(string names) => Format(names);

    public static string DraftChanged(string colleague) => Format(colleague);

    public static string FileTypeDiffers(string ending) => Format(ending);

    public static string SubmissionUnknown(string reference) => Format(reference);

    public static string TooManyDocuments(int most) => Format(most);

    public static string TooManyPoints(int most) => Format(most);
}
