namespace CaseTracker.Reference;

/// <summary>
/// Whether an incident was meant to harm; only malicious and suspected malicious incidents are cases of resolution 2589 (2021).
/// </summary>
public enum Nature
{
    Malicious,
    SuspectedMalicious,
    Accident,
    Illness,
    SelfInflicted,
    Other,
    Undetermined,
}

/// <summary>
/// What was done, in the terms of resolution 2589 (2021), operative paragraphs 1 and 5: killing and all acts of violence.
/// </summary>
public enum Act
{
    Killing,
    Attack,
    SexualViolence,
    Abduction,
    HostageTaking,
    DetentionByState,
    DetentionDeFacto,
    ThreatIntimidation,
    Robbery,
    AttackOnPremises,
    AttackOnAssets,
}

/// <summary>What happened to one person; a person may suffer several harms in sequence, and the gravest one counts.</summary>
public enum Harm
{
    Killed,
    InjuredSerious,
    InjuredMinor,
    Abducted,
    Hostage,
    Detained,
    Missing,
    SexualAssault,
    Assault,
    Threatened,
    None,
}

/// <summary>By what means the harm was done.</summary>
public enum Means
{
    SmallArms,
    Ied,
    MineErw,
    MortarRocket,
    Ambush,
    ComplexAttack,
    Drone,
    Aircraft,
    Vehicle,
    Bladed,
    Beating,
    Arson,
    Other,
    Unknown,
}

/// <summary>Where the persons were, or what they were doing, when it happened.</summary>
public enum Setting
{
    Patrol,
    Convoy,
    CampBase,
    Checkpoint,
    Residence,
    Road,
    Aircraft,
    Office,
    PublicSpace,
    Other,
}

/// <summary>What kind of actor is thought to be responsible; naming one says nothing about guilt without an attribution.</summary>
public enum Perpetrator
{
    HostStateForces,
    OtherStateForces,
    ArmedGroup,
    Criminal,
    Community,
    Individual,
    OwnPersonnel,
    Unknown,
}

/// <summary>How firmly an incident is attributed; judicially established needs a judgment and a second officer.</summary>
public enum Attribution
{
    None,
    Alleged,
    Claimed,
    Contested,
    UnAssessed,
    JudiciallyEstablished,
}

/// <summary>The sex of a person affected as the source states it; unknown is a value, not a default for male.</summary>
public enum Sex
{
    Unknown,
    Female,
    Male,
}

/// <summary>
/// The series a case belongs to: United Nations peace operations, or humanitarian personnel under resolution 2730 (2024); never merged in
/// one figure.
/// </summary>
public enum Scope
{
    Peacekeeping,
    Humanitarian,
}
