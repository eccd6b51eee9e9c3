//! What the system says of a file that cannot be read or written, in the language of the tool.

use std::io::{Error, ErrorKind};

use super::lang::Lang;

/// The usual reasons in words; for anything else, the system's own.
pub fn said(error: &Error, lang: Lang) -> String {
    let words = match error.kind() {
        ErrorKind::NotFound => lang.pick("没有这个文件或文件夹", "there is no such file or folder"),
        ErrorKind::PermissionDenied => lang.pick("没有权限", "permission denied"),
        ErrorKind::AlreadyExists => lang.pick("已经有了", "it exists already"),
        ErrorKind::NotADirectory => lang.pick("不是文件夹", "it is not a folder"),
        ErrorKind::IsADirectory => lang.pick("是文件夹，不是文件", "it is a folder, not a file"),
        ErrorKind::ReadOnlyFilesystem => lang.pick("磁盘只读", "the disk is read-only"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => lang.pick("磁盘满了", "the disk is full"),
        ErrorKind::FileTooLarge => lang.pick("文件太大", "the file is too large"),
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => lang.pick("这个名称不能用", "the name cannot be used"),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => lang.pick("别的程序正在用它", "another program is using it"),
        ErrorKind::Interrupted | ErrorKind::TimedOut => lang.pick("读写中断了", "it was interrupted"),
        _ => return lang.pick("系统说：{}", "the system says: {}").replace("{}", &error.to_string()),
    };
    words.into()
}
